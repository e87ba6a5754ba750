import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SentMessage } from '../../src/application/delivery/delivery-ports.js';
import type { MessageFacts } from '../../src/application/delivery/message-facts.js';
import { DeliveryError } from '../../src/application/errors.js';
import type { Platform } from '../../src/domain/ids.js';
import { noticeView } from '../../src/presentation/notices.js';
import { asSeen, EMERGENCY, meant, type Seen } from './platforms/as-meant.js';
import type { ChatPerson, SeenMessage } from './platforms/chat-client.js';
import { covering } from './platforms/covering.js';
import { everyMessage, everyPractice, KINDS } from './platforms/notice-cases.js';
import { OUTBOUND, type Outbound } from './platforms/outbound.js';

/**
 * What every platform owes: each text and each shape of a message that the product can send, sent by the platform's own messenger
 * over HTTP and read from a person's screen, has the words, the urgency and the controls that presentation gave it, on every
 * platform alike. Every message there is, as it is rendered, is checked without HTTP (`test/unit/platforms/every-message`).
 */

const PLATFORMS = Object.keys(OUTBOUND) as Platform[];
const rigs = new Map<Platform, Outbound & { readonly amara: ChatPerson }>();

beforeAll(async () => {
  for (const platform of PLATFORMS) {
    const outbound = await OUTBOUND[platform]();
    rigs.set(platform, { ...outbound, amara: await outbound.client.person('Amara Okafor') });
  }
});
afterAll(async () => {
  for (const { close } of rigs.values()) await close();
});

function rig(platform: Platform) {
  return rigs.get(platform) ?? expect.unreachable('no such platform');
}

/** The one message that stands in the chat. */
async function onlyMessage(person: ChatPerson): Promise<SeenMessage> {
  const messages = await person.messages();
  expect(messages).toHaveLength(1);
  return messages[0] ?? expect.unreachable();
}

describe.each(KINDS)('%s', (kind) => {
  const all = covering(everyMessage(kind));

  test('looks as presentation meant it on every platform when it is sent, and neutral in every preview', async () => {
    const seen = new Map<Platform, Seen[]>();
    for (const platform of PLATFORMS) {
      const { messenger, userId, amara } = rig(platform);
      const shown: Seen[] = [];
      for (const facts of all) {
        const sent = await messenger.send(userId, facts);
        expect(sent.platform).toBe(platform);
        const message = await onlyMessage(amara);
        shown.push(asSeen(message));
        expect(await amara.announced(message)).toEqual([[noticeView(facts, EMERGENCY).preview]]);
        await messenger.withdraw(sent, facts);
      }
      seen.set(platform, shown);
    }
    const expected = all.map(meant);
    expect(expected.length).toBeGreaterThan(1);
    for (const platform of PLATFORMS) expect(seen.get(platform)).toEqual(expected);
    expect(new Set([...seen.values()].map((shown) => JSON.stringify(shown))).size).toBe(1);
  });

  test('becomes every other state of its kind in place, and notifies nobody again', async () => {
    for (const platform of PLATFORMS) {
      const { messenger, userId, amara } = rig(platform);
      const sent = await messenger.send(userId, all[0] ?? expect.unreachable());
      const { id } = await onlyMessage(amara);
      for (const facts of [...all].reverse()) {
        await messenger.replace(sent, facts);
        const message = await onlyMessage(amara);
        expect([message.id, asSeen(message)]).toEqual([id, meant(facts)]);
        expect(await amara.announced(message)).toHaveLength(1);
      }
      await messenger.withdraw(sent, all[0] ?? expect.unreachable());
      expect(await amara.messages()).toEqual([]);
    }
  });
});

const ABOUT_CONCERNS = KINDS.filter((kind) => kind !== 'letter');

describe.each(ABOUT_CONCERNS)('%s of a drill', (kind) => {
  const words = (facts: MessageFacts) => noticeView({ ...facts, practice: undefined } as MessageFacts, EMERGENCY);

  test('says first that it is a practice, and then what the real one says, with the same controls', () => {
    const all = everyPractice(kind);
    expect(all.length).toBeGreaterThan(0);
    for (const facts of all) {
      const { preview, ...rest } = noticeView(facts, EMERGENCY);
      const { preview: real, ...meantRest } = words(facts);
      expect([preview, rest]).toEqual([`Practice: ${real}`, meantRest]);
      expect(real).not.toContain('Practice');
    }
  });

  test('says so on every screen and in every preview of every platform, when it is sent and when it is changed', async () => {
    const [facts = expect.unreachable(), ...others] = everyPractice(kind);
    const other = others.at(-1) ?? facts;
    for (const platform of PLATFORMS) {
      const { messenger, userId, amara } = rig(platform);
      const sent = await messenger.send(userId, facts);
      const message = await onlyMessage(amara);
      const { preview } = noticeView(facts, EMERGENCY);
      expect(message.lines[0]).toBe(preview);
      expect(preview).toMatch(/^Practice: /);
      expect(await amara.announced(message)).toEqual([[preview]]);
      await messenger.replace(sent, other);
      expect((await onlyMessage(amara)).lines[0]).toMatch(/^Practice: /);
      await messenger.withdraw(sent, facts);
    }
  });
});

test('nothing that is real says that it is a practice', () => {
  for (const kind of ABOUT_CONCERNS.filter((each) => each !== 'practice-ended')) {
    for (const facts of everyMessage(kind)) expect(meant(facts).lines.join(' ')).not.toContain('ractice');
  }
});

test('is urgent in words wherever somebody is asked to act, and nowhere else', async () => {
  const urgency = /urgent|Ring .* now/;
  for (const facts of everyMessage('acknowledge-request')) {
    if (facts.kind !== 'acknowledge-request' || facts.state.kind !== 'open') continue;
    expect(urgency.test(meant(facts).lines.join(' '))).toBe(facts.urgent);
  }
});

interface Failure {
  readonly name: string;
  readonly fault: Parameters<Outbound['fault']>[0];
  readonly expected: { readonly retryable: boolean; readonly retryAfterMs?: number };
}

const FAILURES: readonly Failure[] = [
  {
    name: 'asks for patience',
    fault: { kind: 'rate-limited', retryAfterSeconds: 7 },
    expected: { retryable: true, retryAfterMs: 7_000 },
  },
  { name: 'fails', fault: { kind: 'status', status: 500 }, expected: { retryable: true } },
  { name: 'is being repaired', fault: { kind: 'status', status: 503 }, expected: { retryable: true } },
  { name: 'cuts the connection', fault: { kind: 'reset' }, expected: { retryable: true } },
];

describe.each(PLATFORMS)('a messenger for %s', (platform) => {
  const [facts = expect.unreachable()] = everyMessage('acknowledge-request');
  const failing = (work: Promise<unknown>) =>
    work.then(
      () => expect.unreachable('it was sent'),
      (error: unknown) => error,
    );
  let sent: SentMessage;
  beforeAll(async () => {
    sent = await rig(platform).messenger.send(rig(platform).userId, facts);
  });
  afterAll(() => rig(platform).messenger.withdraw(sent, facts));

  test.each(FAILURES)('says whether to try again, and when, if the platform $name', async ({ fault, expected }) => {
    const { messenger, userId, fault: arm } = rig(platform);
    const deeds = [
      () => messenger.send(userId, facts),
      () => messenger.replace(sent, facts),
      () => messenger.withdraw(sent, facts),
    ];
    for (const deed of deeds) {
      await arm(fault);
      const error = await failing(deed());
      expect(error).toBeInstanceOf(DeliveryError);
      expect((error as DeliveryError).detail).toMatchObject({ platform, ...expected });
    }
    // None of it took effect, and none of it was tried again: delivery decides that.
    expect(await rig(platform).amara.messages()).toHaveLength(1);
  });

  test('never tries again what no retry can change: a message that is gone, a person whom nobody knows', async () => {
    const { messenger, userId, unknownId } = rig(platform);
    const gone = await messenger.send(userId, facts);
    await messenger.withdraw(gone, facts);
    for (const deed of [() => messenger.replace(gone, facts), () => messenger.send(unknownId, facts)]) {
      expect(((await failing(deed())) as DeliveryError).detail).toMatchObject({ platform, retryable: false });
    }
  });
});

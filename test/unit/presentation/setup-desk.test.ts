import { describe, expect, it } from 'vitest';
import type { KeyConfirmed } from '../../../src/application/setup/keep-key.js';
import type { SeeSetup, SetupShown } from '../../../src/application/setup/see-setup.js';
import type { CardsSent } from '../../../src/application/setup/test-cards.js';
import { accountOn, asFormToken, asItemId } from '../../../src/domain/ids.js';
import { SETUP_ITEMS, type SetupItem, type SetupItemId } from '../../../src/domain/setup/checklist.js';
import type { CardAnswered } from '../../../src/domain/setup/test-cards.js';
import { createSetupDesk } from '../../../src/presentation/desk/setup-desk.js';
import { setupPage } from '../../../src/presentation/desk/setup-page.js';
import { OPERATOR_CAN_READ } from '../../../src/presentation/setup-words.js';
import {
  anOrganisation,
  aPerson,
  FIONA,
  LEILA,
  LONDON,
  minutesAfter,
  PRIYA,
  RECEIVED,
} from '../../support/builders.js';

const green = (id: SetupItemId): SetupItem => ({ id, state: 'green', blocksLive: false, people: [], problems: [] });

function shown(overrides: Partial<SetupShown> = {}, ...changed: readonly Partial<SetupItem>[]): SetupShown {
  return {
    items: SETUP_ITEMS.map((id) => ({ ...green(id), ...changed.find((one) => one.id === id) })),
    keyId: '2026-1',
    holders: [],
    viewer: LEILA.id,
    waiting: [],
    zone: LONDON,
    now: RECEIVED,
    ...overrides,
  };
}

const KEY_MISSING = {
  id: 'key',
  state: 'amber',
  blocksLive: true,
  problems: [{ kind: 'key-not-held', holders: [] }],
} as const;
const rowOf = (view: SetupShown, words: string) =>
  setupPage(view).rows.find(({ text }) => text.includes(words)) ?? expect.unreachable();
const labels = (view: SetupShown) => setupPage(view).rows.flatMap(({ buttons }) => buttons.map(({ label }) => label));

describe('the page of the set-up', () => {
  it('says first whether Safeguard is live, and plainly who can read everything', () => {
    const texts = (view: SetupShown) => setupPage(view).rows.map(({ text }) => text);
    expect(texts(shown()).slice(0, 2)).toEqual(['Safeguard is live.', OPERATOR_CAN_READ]);
    const [first, second, last] = texts(shown({}, KEY_MISSING));
    expect(first).toBe('Safeguard is not live. First put in place: encryption key.');
    expect(second).toContain('everybody can raise concerns');
    expect(last).toBe(OPERATOR_CAN_READ);
  });

  it('shows each item with a sign and a word, who it is about and what to do', () => {
    const view = shown({}, { id: 'lead', people: [LEILA] }, KEY_MISSING, {
      id: 'agencies',
      state: 'red',
      problems: [{ kind: 'no-agency', agency: 'adult-social-care' }],
    });
    const texts = setupPage(view).rows.map(({ text }) => text);
    expect(texts).toHaveLength(3 + SETUP_ITEMS.length + 2);
    expect(texts).toContain('✓ In place: Safeguarding lead (Leila)');
    const below = (words: string) => texts[texts.indexOf(words) + 1];
    expect(below('✗ Missing: Agencies and areas')).toMatch(/^Adult Social Care .* is missing/);
    expect(below('✗ Needed: Encryption key')).toMatch(/^Nobody has confirmed/);
    const standing = setupPage(view).rows.filter(({ standsOut }) => standsOut);
    expect(standing.map(({ text }) => text).slice(1)).toEqual([
      '✗ Missing: Agencies and areas',
      '✗ Needed: Encryption key',
    ]);
    // A platform makes one line bold, and no paragraph.
    expect(standing.filter(({ text }) => text.includes('\n'))).toEqual([]);
  });

  it('asks whoever has confirmed no copy, and lets each copy be taken back', () => {
    expect(labels(shown())).toEqual(['I hold the key offline', 'Send test messages']);
    const holders = [LEILA, FIONA].map((person) => ({ copy: asItemId(`of-${person.id}`), person, at: RECEIVED }));
    expect(labels(shown({ holders }))).toEqual(['I no longer hold it', 'Take back', 'Send test messages']);
    expect(rowOf(shown({ holders }), 'Fiona has a copy').text).toBe(
      'Fiona has a copy offline, confirmed on 23 November 2026.',
    );
    expect(rowOf(shown({ holders }), 'Fiona has a copy').buttons[0]?.item).toBe(`of-${FIONA.id}`);
  });

  it('lists who has not pressed their test message, with the reason where no message reaches them', () => {
    const since = minutesAfter(RECEIVED, -5);
    const waiting = [
      { person: PRIYA, since },
      { person: FIONA, since, because: 'blocked' as const },
    ];
    expect(rowOf(shown({ waiting }), 'Priya:').text).toBe('Priya: sent at 14:00 today, not pressed yet.');
    expect(rowOf(shown({ waiting }), 'Fiona:').text).toBe(
      'Fiona: sent at 14:00 today, not pressed yet. They have blocked the app.',
    );
  });
});

interface Answers {
  readonly confirmed?: KeyConfirmed;
  readonly sent?: CardsSent['kind'];
  readonly answered?: CardAnswered;
  readonly mayTakeBack?: boolean;
}

/** The desk over use cases that answer so. */
function aDesk({
  confirmed = { kind: 'confirmed' },
  sent = 'sent',
  answered = 'answered',
  mayTakeBack = true,
}: Answers) {
  const asked: unknown[] = [];
  const seeSetup: SeeSetup = async (viewer) => (viewer.id === LEILA.id ? shown() : undefined);
  const desk = createSetupDesk({
    seeSetup,
    confirmKey: async (by, typed) => {
      asked.push([by.id, typed]);
      return confirmed;
    },
    takeBackKey: async () => mayTakeBack,
    sendTestCards: async () => ({ kind: sent }),
    answerTestCard: async (by, card, account) => {
      asked.push([by.id, card, account]);
      return answered;
    },
    organisation: { current: async () => anOrganisation() },
    clock: { now: () => RECEIVED },
  });
  const open = () => desk.forms?.['hold-key']?.open(LEILA, '');
  const type = async (fingerprint: string) => (await open())?.answers.send({ fingerprint }, asFormToken('token-1'));
  return { desk, asked, open, type };
}

const DONE = { kind: 'done', page: 'setup' };

describe('the form that confirms a copy of the key', () => {
  it.each(['confirmed', 'confirmed-before'] as const)('shows the page: %s', async (kind) => {
    const { asked, type } = aDesk({ confirmed: { kind } });
    expect(await type('3f0a')).toEqual(DONE);
    expect(asked).toEqual([[LEILA.id, '3f0a']]);
  });

  it.each<readonly [KeyConfirmed, RegExp]>([
    [{ kind: 'wrong' }, /^This is not the fingerprint of the key that is used now/],
    [{ kind: 'the-key' }, /looks like the key itself\. It was not kept here, .* have the key replaced/],
    [{ kind: 'no-fingerprint' }, /has 20 characters/],
    [{ kind: 'wait', until: minutesAfter(RECEIVED, 60) }, /Try again from 15:05 today/],
  ])('says beside the question what is wrong: %j', async (confirmed, words) => {
    const sent = await aDesk({ confirmed }).type('3f0a');
    expect(sent).toEqual({ kind: 'problems', problems: { fingerprint: expect.stringMatching(words) } });
  });

  it('never asks for the key, and never shows again what was typed', async () => {
    const opened = (await aDesk({}).open()) ?? expect.unreachable();
    const form = JSON.stringify(opened.parts({ fingerprint: 'typed before' }));
    expect(form).toContain('Never type the key itself');
    expect(form).toContain('2026-1');
    expect(form).not.toContain('typed before');
  });

  it('is no form for anybody else', async () => {
    expect(await aDesk({}).desk.forms?.['hold-key']?.open(PRIYA, '')).toBeUndefined();
  });
});

describe('what one press does', () => {
  it('takes a copy back, for whoever may', async () => {
    expect(await aDesk({}).desk.atOnce?.['take-back-key']?.(LEILA, 'copy-1')).toEqual(DONE);
    const refused = await aDesk({ mayTakeBack: false }).desk.atOnce?.['take-back-key']?.(PRIYA, 'copy-1');
    expect(refused?.kind).toBe('refused');
  });

  it.each([
    ['sent-just-now', /within the last ten minutes/],
    ['nobody-to-send-to', /nobody in the chain/],
    ['not-theirs', /nothing here for you/],
  ] as const)('says why no test message went out: %s', async (sent, words) => {
    const outcome = await aDesk({ sent }).desk.atOnce?.['send-test-cards']?.(LEILA, '');
    expect(outcome).toEqual({ kind: 'refused', lines: [expect.stringMatching(words)] });
    expect(await aDesk({}).desk.atOnce?.['send-test-cards']?.(LEILA, '')).toEqual(DONE);
  });

  it('answers a test message with the account that was used, and is nobody else’s to answer', async () => {
    const [slack, desk] = [accountOn('slack', 'UPRIYA'), aDesk({})];
    expect(await desk.desk.atOnce?.['answer-test-card']?.(PRIYA, 'card-1', slack)).toEqual(DONE);
    expect(desk.asked).toEqual([[PRIYA.id, 'card-1', slack]]);
    const others = await aDesk({ answered: 'not-theirs' }).desk.atOnce?.['answer-test-card']?.(PRIYA, 'card-1', slack);
    expect(others).toEqual({ kind: 'refused', lines: ['This test message was not sent to you.'] });
  });
});

it('tells everybody else plainly whom the page is for', async () => {
  const view = await aDesk({}).desk.pages?.setup?.(aPerson('tomasz'), '');
  expect(view).toMatchObject({ title: 'Set-up', lines: [expect.stringContaining('administrators see here')] });
});

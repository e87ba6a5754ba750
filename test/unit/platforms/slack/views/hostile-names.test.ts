import { describe, expect, it } from 'vitest';
import { createGatherFacts } from '../../../../../src/application/delivery/gather-facts.js';
import { caseFileOf } from '../../../../../src/domain/case/case-file.js';
import type { Concern } from '../../../../../src/domain/concern.js';
import type { Message } from '../../../../../src/domain/notice.js';
import { escaped } from '../../../../../src/platforms/slack/views/blocks.js';
import { homeTab } from '../../../../../src/platforms/slack/views/home.js';
import { renderNotice } from '../../../../../src/platforms/slack/views/notices.js';
import { detailsModal, messageModal } from '../../../../../src/platforms/slack/views/windows.js';
import { type Inline, parseMrkdwn } from '../../../../../src/playground/page/blocks/mrkdwn.js';
import { concernDetails } from '../../../../../src/presentation/concern-details.js';
import { homeView } from '../../../../../src/presentation/home.js';
import { noticeView } from '../../../../../src/presentation/notices.js';
import { alreadyHeldWindow, receiptWindow } from '../../../../../src/presentation/windows.js';
import {
  AMARA,
  aChain,
  aConcern,
  anOrganisation,
  LONDON,
  minutesAfter,
  PRIYA,
  RECEIVED,
  SAM,
  told,
} from '../../../../support/builders.js';

const HOSTILE = '*Bo* _Ng_ ~x~ `y` <https://example.org|press> <!channel> <@U01> & :skull:';
const priya = { ...PRIYA, name: HOSTILE };
const sam = { ...SAM, name: HOSTILE };
const organisation = anOrganisation({ name: HOSTILE, externalContact: { name: HOSTILE, phone: '+44 20 7946 0400' } });
const now = minutesAfter(RECEIVED, 1);

interface Text {
  readonly type: string;
  readonly text: string;
}

/** Every formatted text in a message or a view. */
function mrkdwnIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as Partial<Text>;
  return type === 'mrkdwn' && typeof text === 'string' ? [text] : Object.values(value).flatMap(mrkdwnIn);
}

const kindsIn = (inline: Inline): string[] => [
  inline.kind,
  ...('children' in inline ? inline.children.flatMap(kindsIn) : []),
];

/** What the text is drawn as, apart from a line that is bold as a whole. */
function formatsOf(mrkdwn: string): string[] {
  const whole = mrkdwn.startsWith('*') && mrkdwn.endsWith('*') ? mrkdwn.slice(1, -1) : mrkdwn;
  const found = parseMrkdwn(whole).flatMap((part) => ('children' in part ? part.children.flatMap(kindsIn) : part.kind));
  return [...new Set(found)].filter((kind) => kind !== 'text' && kind !== 'break');
}

async function notice(message: Message, concern: Concern) {
  const gather = createGatherFacts({
    people: { byId: async (id) => [priya, sam, AMARA].find((person) => person.id === id) },
    organisation: { current: async () => organisation },
    currentChain: async () => aChain({ duty: priya, deputy: sam }),
    clock: { now: () => now },
  });
  return renderNotice(noticeView(await gather({ message, superseded: false }, concern, priya), '999'));
}

const open = aConcern();
const held = aConcern({ status: 'held', holder: sam.id, acknowledgedAt: now, escalation: undefined });
const passedOn = aConcern({
  routed: [told(PRIYA, 'duty', { declinedAt: now }), told(SAM, 'deputy', { rung: 1, at: now })],
});
const nobodyTold = aConcern({ status: 'nobody-told', routed: [] });
const card = { kind: 'acknowledge-request', to: priya.id, because: 'new' } as const;
const toReporter = (
  kind: Exclude<Message['kind'], 'acknowledge-request' | 'case-news' | 'reporter-news'>,
): Message => ({ kind, to: AMARA.id });

const NOTICES: readonly (readonly [string, Message, Concern])[] = [
  ['a card that names the deputy', card, open],
  ['a card that names the holder', card, held],
  ['a receipt', toReporter('receipt'), open],
  ['a receipt of what was passed on', toReporter('receipt'), passedOn],
  ['a receipt of what somebody has', toReporter('receipt'), held],
  ['that a person has it', toReporter('person-has-it'), held],
  ['that nobody has it any more', toReporter('nobody-yet'), held],
  ['whom to ring', toReporter('ring-external-contact'), nobodyTold],
];

const sent = { kind: 'sent', names: [HOSTILE, HOSTILE], phone: '+44 20 7946 0100', hearBy: now } as const;
const { id: concernId, reference } = open;
const names = new Map([priya, sam, AMARA].map((person) => [person.id, HOSTILE]));
const ofCase = (concern: Concern) => ({ file: caseFileOf(concern), verbs: [], patterns: [], clocks: [], organisation });
const VIEWS: readonly (readonly [string, object])[] = [
  [
    'the window after sending',
    messageModal(
      receiptWindow({
        concernId,
        reference,
        crisis: false,
        urgent: true,
        organisation,
        now,
        told: sent,
        files: 0,
        changedSince: false,
      }),
    ),
  ],
  ['who has it already', messageModal(alreadyHeldWindow(HOSTILE, now, now, LONDON))],
  [
    'the details',
    detailsModal(concernDetails({ concern: held, names, actions: [], ...ofCase(held), zone: LONDON, now })),
  ],
  ['the home tab', homeTab(homeView([], organisation))],
];

describe('a name that holds marks of formatting', () => {
  it.each(NOTICES)('formats nothing and links nowhere: %s', async (_, message, concern) => {
    const { text, blocks } = await notice(message, concern);
    const texts = [text, ...mrkdwnIn(blocks)];
    expect(texts.join(' ')).toContain('Ng');
    for (const each of texts) expect([each, formatsOf(each)]).toEqual([each, []]);
    expect(texts.join(' ')).not.toMatch(/:skull:|<[!@h]/);
  });

  it.each(VIEWS)('formats nothing and links nowhere: %s', (_, view) => {
    const texts = mrkdwnIn(view);
    expect(JSON.stringify(view)).toContain('Ng');
    for (const each of texts) expect([each, formatsOf(each)]).toEqual([each, []]);
    expect(texts.join(' ')).not.toMatch(/:skull:|<[!@h]/);
  });

  it('can still be read', () => {
    expect(escaped('O_Neil & *Sons* <b> :+1:')).toBe('OˍNeil &amp; ∗Sons∗ &lt;b&gt; ꞉+1:');
  });

  it('leaves times and phone numbers as they are', () => {
    const line = 'If you have not heard by 14:05 today, ring +44 20 7946 0100. Mon-Fri 09:00-17:00: ring.';
    expect(escaped(line)).toBe(line);
  });
});

import { describe, expect, it } from 'vitest';
import type {
  AcknowledgeRequestFacts,
  CardState,
  MessageFacts,
  WaitingState,
} from '../../../src/application/delivery/message-facts.js';
import { asConcernId, asReference } from '../../../src/domain/ids.js';
import { ACTIONS } from '../../../src/presentation/action-ids.js';
import { type NoticeView, noticeView } from '../../../src/presentation/notices.js';
import { at, LONDON } from '../../support/builders.js';

const EMERGENCY_LINE = 'If someone is in immediate danger, call 999 now.';
const PHONE = '+44 20 7946 0100';
const NEUTRAL = 'Safeguard has a message for you.';

const about = {
  concernId: asConcernId('c-1'),
  reference: asReference('SG-7K3QM2'),
  urgent: false,
  receivedAt: at('2026-11-23T14:05'),
  now: at('2026-11-23T14:06'),
  zone: LONDON,
};
const since = at('2026-11-23T14:10');

const TO_REPORTER = { phone: PHONE, mayAdd: true };

type Open = Extract<CardState, { kind: 'open' }>;

function anOpen(overrides: Partial<Open> = {}): Open {
  return {
    kind: 'open',
    because: 'new',
    acknowledgeBy: at('2026-11-23T15:05'),
    next: { kind: 'deputy', name: 'Sam Whitlock' },
    declined: false,
    ...overrides,
  };
}

function aCard(state: CardState, overrides: Partial<AcknowledgeRequestFacts> = {}): NoticeView {
  const actions = state.kind === 'open' ? (['acknowledge', 'read', 'decline'] as const) : [];
  return noticeView({ ...about, kind: 'acknowledge-request', state, actions, ...overrides }, '999');
}

const WAITING: WaitingState = {
  kind: 'waiting',
  wentTo: ['Priya Shah'],
  wasOnDuty: true,
  declined: [],
  askedSince: [],
  nobodyLeft: false,
  holderLeft: false,
  clockMissed: false,
  nextAt: at('2026-11-23T15:05'),
};

function aReceipt(state: Partial<WaitingState> = {}, urgent = false): NoticeView {
  return noticeView({ ...about, urgent, kind: 'receipt', ...TO_REPORTER, state: { ...WAITING, ...state } }, '999');
}

const text = (view: NoticeView) => [view.preview, ...view.lines].join(' ');

describe('what the duty person is asked', () => {
  it('says what, how urgent, when it came and by when it wants an answer', () => {
    const view = aCard(anOpen({ acknowledgeBy: at('2026-11-23T14:20') }), { urgent: true });
    expect(view.preview).toBe('New concern SG-7K3QM2, urgent. Received 14:05 today.');
    expect(view.lines).toEqual(['Acknowledge by 14:20 today or it goes to Sam Whitlock.']);
    expect(view.urgent).toBe(true);
  });

  it('does not call a standard concern urgent', () => {
    const view = aCard(anOpen());
    expect(view.preview).toBe('New concern SG-7K3QM2. Received 14:05 today.');
    expect(view.urgent).toBe(false);
  });

  it('says to the deputy since when nobody has acknowledged it', () => {
    expect(text(aCard(anOpen({ because: 'not-acknowledged' })))).toBe(
      'SG-7K3QM2 is now with you. Nobody has acknowledged it since 14:05 today. ' +
        'Acknowledge by 15:05 today or it goes to Sam Whitlock.',
    );
  });

  it('says nothing of why it was passed on', () => {
    expect(aCard(anOpen({ because: 'passed-on' })).preview).toBe('SG-7K3QM2 is now with you. Received 14:05 today.');
  });

  it('says on a later round that it still needs somebody', () => {
    const view = aCard(anOpen({ because: 'still-not-acknowledged', next: { kind: 'asked-already' } }));
    expect(view.preview).toContain('still needs somebody');
    expect(view.lines).toEqual(['Acknowledge by 15:05 today or everyone is asked again.']);
  });

  it.each<readonly [Open['next'], string]>([
    [{ kind: 'deputy', name: 'Sam Whitlock' }, 'or it goes to Sam Whitlock.'],
    [{ kind: 'others' }, 'or it goes to the next people.'],
    [{ kind: 'asked-already' }, 'or everyone is asked again.'],
  ])('says what happens then: %o', (next, words) => {
    expect(aCard(anOpen({ next })).lines).toEqual([`Acknowledge by 15:05 today ${words}`]);
  });

  it('promises no time that has passed', () => {
    expect(aCard(anOpen({ acknowledgeBy: about.now })).lines).toEqual(['Please acknowledge it now.']);
  });

  it('leaves the way back open to somebody who declined', () => {
    const view = aCard(anOpen({ declined: true }), { actions: ['acknowledge', 'read'] });
    expect(view.lines.join()).toContain("You said that you can't take this.");
    expect(view.buttons.map(({ label }) => label)).toEqual(['Acknowledge', 'Read concern']);
  });
});

describe('the buttons of a card', () => {
  it('are Acknowledge and Read concern, with I can’t take this behind them', () => {
    expect(aCard(anOpen()).buttons).toEqual([
      {
        action: ACTIONS.acknowledge,
        label: 'Acknowledge',
        spokenLabel: 'Acknowledge, SG-7K3QM2',
        style: 'primary',
        tucked: false,
      },
      {
        action: ACTIONS.read,
        label: 'Read concern',
        spokenLabel: 'Read concern, SG-7K3QM2',
        style: 'plain',
        tucked: false,
      },
      {
        action: ACTIONS.decline,
        label: "I can't take this",
        spokenLabel: "I can't take this, SG-7K3QM2",
        style: 'plain',
        tucked: true,
      },
    ]);
  });

  it('are those that the person may use now', () => {
    const labels = (actions: AcknowledgeRequestFacts['actions'], state: CardState = anOpen()) =>
      aCard(state, { actions }).buttons.map(({ label }) => label);
    expect(labels(['acknowledge', 'decline'])).toEqual(['Acknowledge', "I can't take this"]);
    expect(labels(['read'], { kind: 'yours', since })).toEqual(['Read concern']);
    expect(labels([], { kind: 'held-by', name: 'Priya Shah', since })).toEqual([]);
    expect(labels(['read'], { kind: 'held-by', name: 'Priya Shah', since })).toEqual(['Read concern']);
  });

  it('are none once it is no longer theirs, whatever else is said', () => {
    expect(aCard({ kind: 'no-longer-with-you' }, { actions: ['acknowledge', 'read'] }).buttons).toEqual([]);
  });

  it('are short enough for a screen reader', () => {
    for (const { spokenLabel } of aCard(anOpen()).buttons) expect(spokenLabel.length).toBeLessThanOrEqual(75);
  });
});

describe('a card after somebody took the concern', () => {
  it('says that it is yours', () => {
    expect(text(aCard({ kind: 'yours', since }))).toBe('You have had SG-7K3QM2 since 14:10 today.');
  });

  it('says who has it', () => {
    expect(text(aCard({ kind: 'held-by', name: 'Priya Shah', since }))).toBe(
      'Priya Shah has had SG-7K3QM2 since 14:10 today.',
    );
  });

  it('says an ordinary sentence to somebody who may not see it any more', () => {
    expect(text(aCard({ kind: 'no-longer-with-you' }))).toBe(
      'SG-7K3QM2 is no longer with you. You need do nothing more.',
    );
  });
});

describe('the reporter’s receipt', () => {
  const said = (state: Partial<WaitingState> = {}, urgent = false) => aReceipt(state, urgent).lines;

  it('says who was on duty when it came, by when to expect an answer, and whom to ring', () => {
    const view = aReceipt();
    expect(view.preview).toBe(NEUTRAL);
    expect(view.lines.join(' ')).toBe(
      'We have your concern, SG-7K3QM2. It has gone to Priya Shah, who was on duty when it came. ' +
        `If you have not heard by 15:05 today, ring ${PHONE}. ${EMERGENCY_LINE}`,
    );
  });

  it('names whom it went to and never what they are, since that would say what kind of concern it is', () => {
    const view = aReceipt({ wentTo: ['Leila Haddad', 'Lars Berg'], wasOnDuty: false });
    expect(view.lines.join(' ')).toContain('It has gone to Leila Haddad and Lars Berg. If you have not heard');
    expect(text(view)).not.toMatch(/lead|manager|deputy|on duty/i);
  });

  it("says who can't take it, who was asked instead, and until when", () => {
    expect(said({ declined: ['Priya Shah'], askedSince: ['Sam Whitlock'] })).toEqual([
      'We have your concern, SG-7K3QM2. It has gone to Priya Shah, who was on duty when it came.',
      "Priya Shah can't take it, so Sam Whitlock was asked.",
      `If you have not heard by 15:05 today, ring ${PHONE}. ${EMERGENCY_LINE}`,
    ]);
  });

  it('names nobody whom no message could reach', () => {
    expect(said({ wentTo: [], wasOnDuty: false, askedSince: ['Sam Whitlock'] })).toEqual([
      'We have your concern, SG-7K3QM2. It has gone to Sam Whitlock.',
      `If you have not heard by 15:05 today, ring ${PHONE}. ${EMERGENCY_LINE}`,
    ]);
  });

  it('goes on naming the first ones once a clock has run out, says who was asked too, and when others are', () => {
    const missed = { clockMissed: true, wentTo: ['Leila Haddad'], wasOnDuty: false, nextAt: at('2026-11-23T16:05') };
    expect(said({ ...missed, askedSince: ['Fiona Grant', 'Priya Shah'] })).toEqual([
      'We have your concern, SG-7K3QM2. It has gone to Leila Haddad.',
      'Nobody has acknowledged it yet, so Fiona Grant and Priya Shah were asked too. If nobody takes it by 16:05 today, we ask again, and others too.',
      `Ring ${PHONE} now. ${EMERGENCY_LINE}`,
    ]);
    expect(said(missed)[1]).toContain('Nobody has acknowledged it yet, so they were asked again.');
    expect(said({ ...missed, declined: ['Leila Haddad'], askedSince: ['Fiona Grant'] })[1]).toContain(
      "Leila Haddad can't take it, and nobody has acknowledged it yet, so Fiona Grant was asked too.",
    );
  });

  it('promises no time once nobody is left to ask', () => {
    expect(said({ declined: ['Priya Shah'], nobodyLeft: true })).toEqual([
      expect.any(String),
      "Priya Shah can't take it. We are still trying.",
      `Ring ${PHONE} now. ${EMERGENCY_LINE}`,
    ]);
  });

  it('begins with the phone when it is urgent, and then says only to ring again', () => {
    const urgent = said({ nextAt: at('2026-11-23T14:20') }, true);
    expect(urgent[0]).toBe(`Ring ${PHONE} now: a message may not wake anyone.`);
    expect(urgent.at(-1)).toBe(`If you have not heard by 14:20 today, ring ${PHONE} again. ${EMERGENCY_LINE}`);
    expect(said().join()).not.toContain('may not wake');
  });

  it('says outside cover hours until when nobody is watching, and whom to ring', () => {
    expect(said({ wasOnDuty: false, unwatchedUntil: at('2026-11-24T08:00'), nextAt: at('2026-11-24T09:00') })).toEqual([
      'We have your concern, SG-7K3QM2. It has gone to Priya Shah.',
      `Nobody is watching until 08:00 tomorrow. Ring ${PHONE} if it can't wait.`,
      `If you have not heard by 09:00 tomorrow, ring ${PHONE}. ${EMERGENCY_LINE}`,
    ]);
  });

  it('never says of an urgent one outside cover hours that it could wait', () => {
    const unwatched = { wasOnDuty: false, unwatchedUntil: at('2026-11-24T08:00'), nextAt: at('2026-11-23T14:20') };
    expect(said(unwatched, true)).toEqual([
      `Ring ${PHONE} now: a message may not wake anyone. Nobody is watching until 08:00 tomorrow.`,
      'We have your concern, SG-7K3QM2. It has gone to Priya Shah.',
      `If you have not heard by 14:20 today, ring ${PHONE} again. ${EMERGENCY_LINE}`,
    ]);
    const late = said({ ...unwatched, clockMissed: true, askedSince: ['Sam Whitlock'] }, true).join(' ');
    expect(late).not.toContain("can't wait");
    expect(late.split('Ring ')).toHaveLength(2);
  });

  it('says who has it as soon as somebody has', () => {
    const state = { kind: 'held', name: 'Priya Shah', since } as const;
    const view = noticeView({ ...about, urgent: true, kind: 'receipt', ...TO_REPORTER, state }, '999');
    expect(view.preview).toBe(NEUTRAL);
    expect(view.lines.join(' ')).toContain('Priya Shah has had your concern, SG-7K3QM2, since 14:10 today.');
    expect(view.lines.join(' ')).toContain(EMERGENCY_LINE);
  });
});

describe('what else the reporter hears', () => {
  it('is that a person has it', () => {
    const view = noticeView({ ...about, kind: 'person-has-it', name: 'Priya Shah', since, ...TO_REPORTER }, '999');
    expect(view.preview).toBe(NEUTRAL);
    expect(view.lines[0]).toBe('A person has your concern. Priya Shah took SG-7K3QM2 at 14:10 today.');
    expect(view.lines.join()).toContain(PHONE);
  });

  it('is that nobody has it yet, and whom to ring', () => {
    const view = noticeView({ ...about, kind: 'nobody-yet', ...TO_REPORTER }, '999');
    expect(view.preview).toBe(NEUTRAL);
    expect(view.lines).toEqual([
      `Nobody has acknowledged SG-7K3QM2 yet. We are still trying. Ring ${PHONE} now.`,
      EMERGENCY_LINE,
    ]);
  });

  it('is no longer that nobody has it once somebody has', () => {
    const view = noticeView({ ...about, kind: 'nobody-yet', ...TO_REPORTER, heldBy: 'Sam Whitlock' }, '999');
    expect(text(view)).toBe(`${NEUTRAL} Sam Whitlock has SG-7K3QM2 now.`);
  });

  it('is whom to ring when nobody here was told, with the button that says it is done', () => {
    const contact = { name: 'Council safeguarding hub', phone: '+44 20 7946 0400' };
    const view = noticeView({ ...about, kind: 'ring-external-contact', contact }, '999');
    expect(view.preview).toBe(NEUTRAL);
    expect(view.lines.join(' ')).toContain(
      'Nobody here has been told. Ring Council safeguarding hub on +44 20 7946 0400 now.',
    );
    expect(view.lines).toContain(EMERGENCY_LINE);
    expect(view.buttons.map(({ action, label }) => [action, label])).toEqual([
      [ACTIONS.confirmExternalCall, 'I have rung them'],
    ]);
  });

  it('has no button left once they have rung', () => {
    const contact = { name: 'Council safeguarding hub', phone: '+44 20 7946 0400' };
    const view = noticeView({ ...about, kind: 'ring-external-contact', contact, confirmedAt: since }, '999');
    expect(view.preview).toBe(NEUTRAL);
    expect(view.buttons).toEqual([]);
    expect(view.lines.join()).toContain('14:10 today');
  });
});

describe('a message to the reporter about a concern on its way', () => {
  const messages = (mayAdd: boolean): readonly MessageFacts[] => {
    const base = { ...about, phone: PHONE, mayAdd };
    const held = { kind: 'held', name: 'Priya Shah', since } as const;
    return [
      { ...base, kind: 'receipt', state: WAITING },
      { ...base, kind: 'receipt', state: held },
      { ...base, kind: 'person-has-it', name: 'Priya Shah', since },
      { ...base, kind: 'nobody-yet' },
      { ...base, kind: 'nobody-yet', heldBy: 'Sam Whitlock' },
    ];
  };
  const buttons = (facts: MessageFacts) => noticeView(facts, '999').buttons;

  it.each(messages(true))('lets them add something: $kind', (facts) => {
    expect(buttons(facts)).toEqual([
      {
        action: 'case.add-information',
        label: 'Add information',
        spokenLabel: 'Add information, SG-7K3QM2',
        style: 'plain',
        tucked: false,
      },
    ]);
  });

  it.each(messages(false))('offers nothing to whoever may add nothing: $kind', (facts) => {
    expect(buttons(facts)).toEqual([]);
  });
});

describe('every message', () => {
  /**
   * Facts as they would be if somebody put content among them: a concern's own fields, beside what each kind has.
   * The names that a message may hold are those of the people on duty.
   */
  const SENTINELS = {
    reporter: 'ZZREPORTER',
    personAtRisk: 'ZZATRISK',
    subject: 'ZZSUBJECT',
    types: ['ZZCATEGORY', 'self-harm'],
    whatHappened: 'ZZNARRATIVE',
    report: { whatHappened: 'ZZNARRATIVE', subjects: ['ZZSUBJECT'] },
  };
  const contact = { name: 'Council safeguarding hub', phone: '+44 20 7946 0400' };
  const cards: CardState[] = [
    ...(['new', 'passed-on', 'not-acknowledged', 'still-not-acknowledged'] as const).flatMap((because) => [
      anOpen({ because }),
      anOpen({ because, declined: true }),
      anOpen({ because, next: { kind: 'others' } }),
      anOpen({ because, next: { kind: 'asked-already' } }),
    ]),
    { kind: 'yours', since },
    { kind: 'held-by', name: 'Priya Shah', since },
    { kind: 'no-longer-with-you' },
  ];
  const late: WaitingState = { ...WAITING, clockMissed: true, askedSince: ['Sam Whitlock'] };
  const passedOn: WaitingState = { ...WAITING, declined: ['Priya Shah'], askedSince: ['Sam Whitlock'] };
  const facts: MessageFacts[] = [false, true].flatMap((urgent): MessageFacts[] => [
    ...cards.map((state): MessageFacts => {
      const actions = ['acknowledge', 'read', 'decline'] as const;
      return {
        ...SENTINELS,
        ...about,
        urgent,
        kind: 'acknowledge-request',
        state: { ...SENTINELS, ...state },
        actions,
      };
    }),
    ...[WAITING, late, passedOn].map(
      (state): MessageFacts => ({
        ...SENTINELS,
        ...about,
        urgent,
        kind: 'receipt',
        ...TO_REPORTER,
        state: { ...SENTINELS, ...state },
      }),
    ),
    { ...SENTINELS, ...about, urgent, kind: 'receipt', ...TO_REPORTER, state: { kind: 'held', name: 'Priya', since } },
    { ...SENTINELS, ...about, urgent, kind: 'person-has-it', name: 'Priya Shah', since, ...TO_REPORTER },
    { ...SENTINELS, ...about, urgent, kind: 'nobody-yet', ...TO_REPORTER },
    { ...SENTINELS, ...about, urgent, kind: 'nobody-yet', ...TO_REPORTER, heldBy: 'Priya Shah' },
    { ...SENTINELS, ...about, urgent, kind: 'ring-external-contact', contact },
    { ...SENTINELS, ...about, urgent, kind: 'ring-external-contact', contact, confirmedAt: since },
    { ...SENTINELS, ...about, urgent, kind: 'superseded', toReporter: true },
    { ...SENTINELS, ...about, urgent, kind: 'superseded', toReporter: false },
  ]);
  const named = facts.map((fact) => {
    const state = 'state' in fact ? ` (${typeof fact.state === 'string' ? fact.state : fact.state.kind})` : '';
    const whose = fact.kind === 'superseded' && fact.toReporter ? ', to the reporter' : '';
    return [`${fact.kind}${state}${whose}${fact.urgent ? ', urgent' : ''}`, fact] as const;
  });

  it.each(named)('holds nothing of the content: %s', (_, fact) => {
    const everything = JSON.stringify(noticeView(fact, '999'));
    expect(everything).not.toMatch(/ZZ|self-harm/);
    expect(everything).not.toMatch(/abuse|neglect|physical|sexual|emotional|allegation|subject|child|staff/i);
  });

  it.each(named)('has a preview and names the concern: %s', (_, fact) => {
    const view = noticeView(fact, '999');
    expect(view.preview).not.toBe('');
    expect(text(view)).toContain('SG-7K3QM2');
    expect(view.concernId).toBe('c-1');
    expect(text(view)).not.toMatch(/[!]|undefined|Invalid|soon/);
  });

  const toReporter = named.filter(([, fact]) =>
    fact.kind === 'superseded' ? fact.toReporter : fact.kind !== 'acknowledge-request',
  );

  it.each(toReporter)('to the reporter previews as nothing: %s', (_, fact) => {
    expect(noticeView(fact, '999').preview).toBe(NEUTRAL);
  });
});

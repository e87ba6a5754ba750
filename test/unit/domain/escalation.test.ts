import { describe, expect, it } from 'vitest';
import { acknowledge } from '../../../src/domain/acknowledgement.js';
import type { Change, Concern } from '../../../src/domain/concern.js';
import { confirmExternalCall, decline, escalate, nextStep, passOnUnreachable } from '../../../src/domain/escalation.js';
import type { Person } from '../../../src/domain/person.js';
import { type NewConcern, raise } from '../../../src/domain/raising.js';
import type { Report } from '../../../src/domain/report.js';
import type { Chain } from '../../../src/domain/routing.js';
import {
  AMARA,
  aChain,
  aNewConcern,
  anOrganisation,
  aPerson,
  aReport,
  aRota,
  at,
  excluding,
  FIONA,
  hours,
  LARS,
  LEILA,
  minutesAfter,
  PRIYA,
  RECEIVED,
  reportedBy,
  SAM,
} from '../../support/builders.js';

const organisation = anOrganisation();

/** A concern, the chain that it runs through, and what is said about it as minutes pass since receipt. */
function aCase(
  report: Partial<Report> = {},
  overrides: Partial<Omit<NewConcern, 'report'>> = {},
  chain: Chain = aChain(),
  settings = organisation,
) {
  const fresh = aNewConcern({ report: aReport(report), ...overrides });
  let concern: Concern = raise(fresh, chain, settings, RECEIVED).concern;
  const step = <Outcome>(change: Change<Outcome>): Said => {
    concern = change.concern;
    const asked = change.notices.flatMap((notice) => (notice.kind === 'acknowledge-request' ? [notice] : []));
    return {
      asked: asked.map(({ to }) => to),
      because: [...new Set(asked.map(({ because }) => because))],
      reporter: change.notices.flatMap((notice) =>
        'to' in notice && notice.to === fresh.reporter ? [notice.kind] : [],
      ),
      refreshed: change.notices.filter(({ kind }) => kind === 'refresh-delivered').length,
      outcome: (change.outcome as { kind: string }).kind,
    };
  };
  return {
    concern: () => concern,
    minutesUntilNext: () => ((concern.escalation?.nextAt.getTime() ?? Number.NaN) - RECEIVED.getTime()) / 60_000,
    clock: (minutes: number, chainThen = chain) =>
      step(escalate(concern, chainThen, settings, minutesAfter(RECEIVED, minutes))),
    declines: (person: Person, minutes: number) =>
      step(decline(concern, person, chain, minutesAfter(RECEIVED, minutes))),
    cannotBeReached: (person: Person, minutes: number) =>
      step(passOnUnreachable(concern, person.id, chain, minutesAfter(RECEIVED, minutes))),
    acknowledges: (person: Person, minutes: number) =>
      step(acknowledge(concern, person, minutesAfter(RECEIVED, minutes))),
    rings: (person: Person, minutes: number) =>
      step(confirmExternalCall(concern, person, minutesAfter(RECEIVED, minutes))),
  };
}

interface Said {
  readonly asked: readonly string[];
  readonly because: readonly string[];
  readonly reporter: readonly string[];
  readonly refreshed: number;
  readonly outcome: string;
}

const SILENCE = { asked: [], because: [], reporter: [], refreshed: 0, outcome: 'not-due' };

describe('an urgent concern that nobody acknowledges', () => {
  it('is silent until 15 minutes have passed', () => {
    expect(aCase({ danger: 'yes' }).clock(14.999)).toEqual(SILENCE);
  });

  it('asks the deputy when nobody acknowledges in 15 minutes', () => {
    expect(aCase({ danger: 'yes' }).clock(15)).toEqual({
      asked: ['sam'],
      because: ['not-acknowledged'],
      reporter: [],
      refreshed: 1,
      outcome: 'escalated',
    });
  });

  it('asks leads and managers at 30 minutes, and tells the reporter that nobody has it yet', () => {
    const urgent = aCase({ atRisk: 'child' });
    urgent.clock(15);
    expect(urgent.clock(29.999)).toEqual(SILENCE);
    expect(urgent.clock(30)).toMatchObject({
      asked: ['leila', 'lars', 'fiona'],
      because: ['not-acknowledged'],
      reporter: ['nobody-yet'],
    });
  });

  it('asks everyone again every 15 minutes after that, and tells the reporter each time', () => {
    const urgent = aCase({ danger: 'not-sure' });
    urgent.clock(15);
    urgent.clock(30);
    for (const minutes of [45, 60, 75]) {
      expect(urgent.clock(minutes - 0.001)).toEqual(SILENCE);
      expect(urgent.clock(minutes)).toMatchObject({
        asked: ['priya', 'sam', 'leila', 'lars', 'fiona'],
        because: ['still-not-acknowledged'],
        reporter: ['nobody-yet'],
      });
    }
  });
});

describe('a standard concern that nobody acknowledges', () => {
  it('asks the deputy at 60 minutes, leads and managers at 120, and everyone at 180', () => {
    const standard = aCase();
    expect(standard.clock(59.999)).toEqual(SILENCE);
    expect(standard.clock(60)).toMatchObject({ asked: ['sam'], reporter: [] });
    expect(standard.clock(119.999)).toEqual(SILENCE);
    expect(standard.clock(120)).toMatchObject({ asked: ['leila', 'lars', 'fiona'], reporter: ['nobody-yet'] });
    expect(standard.clock(180)).toMatchObject({ asked: ['priya', 'sam', 'leila', 'lars', 'fiona'] });
    expect(standard.minutesUntilNext()).toBe(240);
  });

  it('waits for cover hours', () => {
    const covered = anOrganisation({ rota: aRota({ cover: hours('Mon-Fri 08:00-15:00') }) });
    const standard = aCase({}, {}, aChain(), covered);
    // Received at 14:05: 55 minutes of cover are left that day.
    expect(standard.concern().escalation?.nextAt).toEqual(at('2026-11-24T08:05'));
    standard.clock((18 * 60) / 1);
    expect(standard.concern().escalation?.nextAt).toEqual(at('2026-11-24T09:05'));
  });

  it('writes down who was told and when', () => {
    const standard = aCase();
    standard.clock(60);
    const now = minutesAfter(RECEIVED, 60);
    expect(standard.concern().chronology.at(-1)).toEqual({
      eventAt: now,
      recordedAt: now,
      author: 'safeguard',
      source: 'fact',
      event: { kind: 'sent-to', people: ['sam'], because: 'not-acknowledged' },
    });
    expect(standard.concern().routed.at(-1)).toEqual({ person: 'sam', as: 'deputy', rung: 1, at: now });
  });

  it('keeps those who were told before among those who may read it', () => {
    const standard = aCase();
    standard.clock(60);
    standard.clock(120);
    expect(standard.concern().routed.map(({ person, as }) => `${person} ${as}`)).toEqual([
      'priya duty',
      'sam deputy',
      'leila lead',
      'lars lead',
      'fiona manager',
    ]);
    standard.clock(180);
    expect(standard.concern().routed).toHaveLength(5);
  });

  it('leaves out a step that has nobody', () => {
    const noDeputy = aCase({}, {}, aChain({ deputy: undefined }));
    expect(noDeputy.clock(60)).toMatchObject({ asked: ['leila', 'lars', 'fiona'], reporter: [] });
    expect(noDeputy.clock(120)).toMatchObject({
      asked: ['priya', 'leila', 'lars', 'fiona'],
      reporter: ['nobody-yet'],
    });
  });

  it('never asks an excluded person or the reporter, however long it takes', () => {
    const barred = aCase({}, { ...reportedBy(SAM), excluded: excluding(LARS) });
    const asked = [60, 120, 180, 240, 300].flatMap((minutes) => barred.clock(minutes).asked);
    expect(asked).not.toContain('sam');
    expect(asked).not.toContain('lars');
    expect(asked).toContain('fiona');
  });

  it('goes to whoever has the part now, when the rota has moved on', () => {
    const newDeputy = aChain({ duty: SAM, deputy: AMARA });
    const standard = aCase({}, { ...reportedBy(LEILA) });
    expect(standard.clock(60, newDeputy).asked).toContain('amara');
  });
});

describe('a concern about staff that nobody acknowledges', () => {
  it('goes to managers at the first clock and to everyone else only at the second', () => {
    const staff = aCase({ responsible: 'yes' });
    expect(staff.clock(59.999)).toEqual(SILENCE);
    expect(staff.clock(60)).toMatchObject({ asked: ['fiona'], reporter: [] });
    expect(staff.clock(120)).toMatchObject({ asked: ['priya', 'sam'], reporter: ['nobody-yet'] });
    expect(staff.clock(180)).toMatchObject({ asked: ['priya', 'sam', 'leila', 'lars', 'fiona'] });
  });

  it('asks the leads again at the first clock when there is no manager, and everyone only at the second', () => {
    const staff = aCase({ responsible: 'not-sure' }, {}, aChain({ managers: [] }));
    expect(staff.clock(60)).toMatchObject({ asked: ['leila', 'lars'], because: ['still-not-acknowledged'] });
    expect(staff.clock(120)).toMatchObject({ asked: ['priya', 'sam'], reporter: ['nobody-yet'] });
  });

  it('runs on the urgent clock when it is urgent', () => {
    const staff = aCase({ responsible: 'yes', danger: 'yes' });
    expect(staff.clock(15).asked).toEqual(['fiona']);
    expect(staff.clock(30).asked).toEqual(['priya', 'sam']);
  });

  it.each([
    ['decline', 'declines'],
    ['can’t be reached', 'cannotBeReached'],
  ] as const)('goes to nobody else before the second clock when all leads and managers %s', (_, happens) => {
    const staff = aCase({ responsible: 'yes' });
    expect(staff[happens](LEILA, 1).asked).toEqual([]);
    expect(staff[happens](LARS, 2).asked).toEqual(['fiona']);
    expect(staff[happens](FIONA, 3)).toMatchObject({ asked: [], reporter: ['nobody-yet'] });
    expect(staff.clock(60).asked).toEqual(['leila', 'lars', 'fiona']);
    expect(staff.clock(120)).toMatchObject({ asked: ['priya', 'sam'], reporter: ['nobody-yet'] });
  });

  it('never reaches the subject, at any step', () => {
    const staff = aCase({ responsible: 'yes' }, { excluded: excluding(PRIYA, LEILA) });
    const asked = [60, 120, 180, 240].flatMap((minutes) => staff.clock(minutes).asked);
    expect(asked).not.toContain('priya');
    expect(asked).not.toContain('leila');
    expect(asked).toContain('sam');
  });
});

describe('a stop of the product', () => {
  it.each([
    ['duty', 'no'],
    ['lead', 'yes'],
  ] as const)('is caught up in one go on the %s route, each person asked once', (_, responsible) => {
    const stopped = aCase({ responsible });
    const said = stopped.clock(10_000);
    const everybody = responsible === 'no' ? ['sam', 'leila', 'lars', 'fiona'] : ['fiona', 'priya', 'sam'];
    expect(said).toMatchObject({ asked: everybody, reporter: ['nobody-yet'], refreshed: 1 });
    expect(stopped.concern().escalation).toMatchObject({ missed: 2, nextAt: minutesAfter(RECEIVED, 10_060) });
  });

  it('between the two clocks misses only the first', () => {
    const stopped = aCase();
    expect(stopped.clock(90)).toMatchObject({ asked: ['sam'], reporter: [] });
    expect(stopped.minutesUntilNext()).toBe(120);
  });

  it('in the later rounds is caught up with one round', () => {
    const stopped = aCase();
    stopped.clock(60);
    stopped.clock(120);
    expect(stopped.clock(5_000).asked).toEqual(['priya', 'sam', 'leila', 'lars', 'fiona']);
    expect(stopped.minutesUntilNext()).toBe(5_060);
  });

  it.each([
    ['duty person and deputy', 'no', aChain({ leads: [], managers: [] })],
    ['the duty person', 'no', { duty: PRIYA, leads: [], managers: [] }],
    ['leads', 'yes', { leads: [LEILA, LARS], managers: [] }],
    ['leads and the duty person', 'yes', { duty: PRIYA, leads: [LEILA, LARS], managers: [] }],
  ] as const)('asks each person once even in a chain of %s alone', (_, responsible, chain) => {
    const { asked } = aCase({ responsible }, {}, chain).clock(10_000);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked).toEqual([...new Set(asked)]);
  });
});

describe('"I can’t take this"', () => {
  it('passes it on to the next person at once, and the receipt is made current', () => {
    const passed = aCase();
    expect(passed.declines(PRIYA, 5)).toEqual({
      asked: ['sam'],
      because: ['passed-on'],
      reporter: [],
      refreshed: 1,
      outcome: 'declined',
    });
    expect(passed.concern().routed[0]).toMatchObject({ person: 'priya', declinedAt: minutesAfter(RECEIVED, 5) });
  });

  it('does not restart the clock', () => {
    const passed = aCase();
    passed.declines(PRIYA, 45);
    expect(passed.minutesUntilNext()).toBe(60);
    expect(passed.clock(60).asked).toEqual(['leila', 'lars', 'fiona']);
    expect(passed.clock(120)).toMatchObject({ reporter: ['nobody-yet'] });
  });

  it('is written down with its author', () => {
    const passed = aCase();
    passed.declines(PRIYA, 5);
    const events = passed.concern().chronology.map(({ author, event }) => ({ author, event }));
    expect(events.slice(-2)).toEqual([
      { author: 'priya', event: { kind: 'declined' } },
      { author: 'safeguard', event: { kind: 'sent-to', people: ['sam'], because: 'declined' } },
    ]);
  });

  it('goes on to leads and managers when the deputy can’t take it either', () => {
    const passed = aCase();
    passed.declines(PRIYA, 5);
    expect(passed.declines(SAM, 6).asked).toEqual(['leila', 'lars', 'fiona']);
  });

  it('waits for the others who were asked at the same time', () => {
    const staff = aCase({ responsible: 'yes' });
    expect(staff.declines(LEILA, 5).asked).toEqual([]);
    expect(staff.declines(LARS, 6).asked).toEqual(['fiona']);
  });

  it('goes to nobody who is barred', () => {
    const passed = aCase({}, { excluded: excluding(SAM, LEILA), ...reportedBy(LARS) });
    expect(passed.declines(PRIYA, 5).asked).toEqual(['fiona']);
  });

  it('leaves those who can’t take it in peace when the others are asked again', () => {
    const passed = aCase();
    passed.declines(PRIYA, 5);
    passed.clock(60);
    expect(passed.clock(120).asked).toEqual(['sam', 'leila', 'lars', 'fiona']);
  });

  it('by everybody tells the reporter at once that nobody has it, and then everyone is asked again', () => {
    const passed = aCase();
    for (const person of [PRIYA, SAM, LEILA, LARS]) expect(passed.declines(person, 5).reporter).toEqual([]);
    expect(passed.declines(FIONA, 6)).toMatchObject({ asked: [], reporter: ['nobody-yet'], outcome: 'declined' });
    expect(passed.clock(60).asked).toEqual(['priya', 'sam', 'leila', 'lars', 'fiona']);
  });

  it('twice by the same person changes nothing', () => {
    const passed = aCase();
    passed.declines(PRIYA, 5);
    const before = passed.concern();
    expect(passed.declines(PRIYA, 6)).toEqual({ ...SILENCE, outcome: 'already-declined' });
    expect(passed.concern()).toBe(before);
  });

  it('after somebody took it says who has it', () => {
    const held = aCase();
    held.clock(60);
    held.acknowledges(SAM, 61);
    expect(held.declines(PRIYA, 62)).toEqual({ ...SILENCE, outcome: 'already-acknowledged' });
  });

  it.each([
    ['the reporter', AMARA],
    ['somebody who was not told', LEILA],
    ['somebody inactive', { ...PRIYA, active: false }],
  ])('is not for %s', (_, person) => {
    expect(aCase().declines(person, 5)).toEqual({ ...SILENCE, outcome: 'not-found' });
  });

  it('lets the second reader of a deputy’s concern keep it', () => {
    const second = aCase({}, { ...reportedBy(SAM) });
    expect(second.declines(PRIYA, 5).asked).toEqual([]);
    expect(second.declines(LEILA, 6).asked).toEqual(['lars', 'fiona']);
  });
});

describe('somebody who cannot be reached', () => {
  it('has it passed on to the next person at once, without a new clock', () => {
    const passed = aCase();
    expect(passed.cannotBeReached(PRIYA, 1)).toMatchObject({ asked: ['sam'], because: ['passed-on'], refreshed: 1 });
    expect(passed.minutesUntilNext()).toBe(60);
    const events = passed.concern().chronology.map(({ event }) => event);
    expect(events.slice(-2)).toEqual([
      { kind: 'could-not-be-reached', person: 'priya' },
      { kind: 'sent-to', people: ['sam'], because: 'not-reached' },
    ]);
  });

  it('is passed over once, however often delivery fails', () => {
    const passed = aCase();
    passed.cannotBeReached(PRIYA, 1);
    expect(passed.cannotBeReached(PRIYA, 2)).toEqual(SILENCE);
  });

  it('is asked again in the later rounds, for they may be reachable by then', () => {
    const passed = aCase();
    passed.cannotBeReached(PRIYA, 1);
    passed.clock(60);
    expect(passed.clock(120).asked).toContain('priya');
  });

  it('tells the reporter at once when nobody is left', () => {
    const alone = aCase({}, {}, { duty: PRIYA, leads: [], managers: [] });
    expect(alone.cannotBeReached(PRIYA, 1)).toMatchObject({ asked: [], reporter: ['nobody-yet'] });
  });

  it('changes nothing once somebody has it, nor for somebody who was never told', () => {
    const held = aCase();
    expect(held.cannotBeReached(LEILA, 1)).toEqual(SILENCE);
    held.acknowledges(PRIYA, 2);
    expect(held.cannotBeReached(PRIYA, 3)).toEqual(SILENCE);
  });
});

describe('acknowledged', () => {
  it('means silence for everybody', () => {
    const held = aCase({ danger: 'yes' });
    held.clock(15);
    held.acknowledges(SAM, 16);
    for (const minutes of [30, 45, 60, 100_000]) expect(held.clock(minutes)).toEqual(SILENCE);
  });
});

describe('a concern of which nobody here was told', () => {
  const everybody = excluding(PRIYA, SAM, LEILA, LARS, FIONA);

  it('reminds the reporter at the acknowledgement interval until they have rung', () => {
    const untold = aCase({ danger: 'yes' }, { excluded: everybody });
    expect(untold.clock(14.999)).toEqual(SILENCE);
    for (const minutes of [15, 30, 45]) {
      expect(untold.clock(minutes)).toMatchObject({ asked: [], reporter: ['ring-external-contact'] });
    }
    expect(untold.rings(AMARA, 50)).toMatchObject({ outcome: 'confirmed', refreshed: 1 });
    for (const minutes of [60, 75, 10_000]) expect(untold.clock(minutes)).toEqual(SILENCE);
  });

  it('reminds at the standard interval when it is not urgent, once after a long stop', () => {
    const untold = aCase({}, { excluded: everybody });
    expect(untold.clock(59.999)).toEqual(SILENCE);
    expect(untold.clock(60).reporter).toEqual(['ring-external-contact']);
    expect(untold.clock(1_000).reporter).toEqual(['ring-external-contact']);
    expect(untold.minutesUntilNext()).toBe(1_060);
  });

  it('is told to nobody here by a later clock, not even to somebody new in the chain', () => {
    const untold = aCase({}, { excluded: everybody });
    const newcomer = aChain({ managers: [AMARA] });
    expect(untold.clock(60, newcomer).asked).toEqual([]);
    expect(untold.concern().routed).toEqual([]);
  });

  it('writes down that the reporter rang, once', () => {
    const untold = aCase({}, { excluded: everybody });
    untold.rings(AMARA, 5);
    const before = untold.concern();
    expect(before.externalCallConfirmedAt).toEqual(minutesAfter(RECEIVED, 5));
    expect(before.chronology.at(-1)?.event).toEqual({ kind: 'external-call-confirmed' });
    expect(untold.rings(AMARA, 6)).toEqual({ ...SILENCE, outcome: 'confirmed' });
    expect(untold.concern()).toBe(before);
  });

  it.each([
    ['an excluded person', PRIYA],
    ['a manager', FIONA],
  ])('can’t be confirmed by %s', (_, person) => {
    expect(aCase({}, { excluded: everybody }).rings(person, 5)).toEqual({ ...SILENCE, outcome: 'not-found' });
  });

  it('is the only kind whose call can be confirmed', () => {
    expect(aCase().rings(AMARA, 5)).toEqual({ ...SILENCE, outcome: 'not-found' });
  });
});

describe('the rota moves on while nobody has it', () => {
  it('asks the new duty person at the next clock: they are the one who watches now', () => {
    // Priya was on duty and Sam her deputy; then the week is handed over.
    const nextWeek = aChain({ duty: SAM, deputy: PRIYA });
    expect(aCase().clock(60, nextWeek).asked).toContain('sam');
  });
});

describe('who the next missed clock brings in', () => {
  type Case = ReturnType<typeof aCase>;
  const next = ({ concern }: Case, chain = aChain()) =>
    nextStep(concern(), chain)?.recipients.map(({ person, as }) => `${person.id} (${as})`);

  it('is, on the duty route, the deputy, then leads and managers, then nobody new', () => {
    const standard = aCase();
    expect(next(standard)).toEqual(['sam (deputy)']);
    standard.clock(60);
    expect(next(standard)).toEqual(['leila (lead)', 'lars (lead)', 'fiona (manager)']);
    standard.clock(120);
    expect(next(standard)).toBeUndefined();
  });

  it('is, on the lead route, the managers, then duty person and deputy, then nobody new', () => {
    const staff = aCase({ responsible: 'yes' });
    expect(next(staff)).toEqual(['fiona (manager)']);
    staff.clock(60);
    expect(next(staff)).toEqual(['priya (duty)', 'sam (deputy)']);
    staff.clock(120);
    expect(next(staff)).toBeUndefined();
  });

  it('is nobody new before the second clock of a concern about staff where there is no manager', () => {
    const chain = aChain({ managers: [] });
    const staff = aCase({ responsible: 'not-sure' }, {}, chain);
    expect(next(staff, chain)).toBeUndefined();
    staff.clock(60);
    expect(next(staff, chain)).toEqual(['priya (duty)', 'sam (deputy)']);
  });

  it('is never somebody barred', () => {
    const barred = { ...reportedBy(aPerson('sam-in-chat', { accounts: SAM.accounts })), excluded: excluding(LARS) };
    const standard = aCase({}, barred);
    // Leila was told at once, as the second reader.
    expect(next(standard)).toEqual(['fiona (manager)']);
    standard.clock(60);
    expect(next(standard)).toBeUndefined();
  });

  it('follows the rota when it moves on', () => {
    expect(next(aCase(), aChain({ duty: SAM, deputy: PRIYA }))).toEqual(['sam (duty)']);
  });

  it('is whom the clock then asks', () => {
    for (const responsible of ['no', 'yes'] as const) {
      const running = aCase({ responsible });
      for (const minutes of [60, 120]) {
        const expected = nextStep(running.concern(), aChain())?.recipients.map(({ person }) => person.id);
        expect(running.clock(minutes).asked).toEqual(expected);
      }
    }
  });
});

describe('a reporter who is in the chain under another person id', () => {
  it('is never asked about their own concern, whatever happens to it', () => {
    for (const responsible of ['no', 'yes'] as const) {
      for (const person of [PRIYA, SAM, LEILA, LARS, FIONA]) {
        const own = aCase({ responsible }, reportedBy(aPerson('met-in-chat', { accounts: person.accounts })));
        const asked = [60, 120, 180, 240].flatMap((minutes) => own.clock(minutes).asked);
        expect(asked).not.toContain(person.id);
        expect(own.concern().routed.map((entry) => entry.person)).not.toContain(person.id);
        expect(own.acknowledges(person, 250).outcome).toBe('not-found');
        expect(own.declines(person, 250).outcome).toBe('not-found');
      }
    }
  });
});

describe('somebody who becomes a lead while nobody has it', () => {
  it('is brought in at the next clock, with those whose turn it is', () => {
    const twoLeads = aChain({ leads: [LEILA, AMARA], managers: [FIONA] });
    const staff = aCase({ responsible: 'yes' }, reportedBy(SAM), aChain({ leads: [LEILA] }));
    expect(staff.clock(60, twoLeads)).toMatchObject({ asked: ['amara', 'fiona'], because: ['not-acknowledged'] });
  });
});

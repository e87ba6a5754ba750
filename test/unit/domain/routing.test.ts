import { describe, expect, it } from 'vitest';
import { accountOn } from '../../../src/domain/ids.js';
import type { Person } from '../../../src/domain/person.js';
import {
  type Barred,
  type Chain,
  everyone,
  everyoneAllowed,
  firstRecipients,
  phoneOf,
  reachFrom,
  routeOf,
} from '../../../src/domain/routing.js';
import {
  AMARA,
  aChain,
  aPerson,
  excluding,
  FIONA,
  LARS,
  LEILA,
  PRIYA,
  reportedBy,
  SAM,
} from '../../support/builders.js';

const nobodyBarred: Barred = { ...reportedBy(AMARA), excluded: excluding() };
const without = (...people: readonly Person[]): Barred => ({ ...reportedBy(AMARA), excluded: excluding(...people) });
const raisedBy = (reporter: Person, ...excluded: readonly Person[]): Barred => ({
  ...reportedBy(reporter),
  excluded: excluding(...excluded),
});

/** Names of those who are told at once, in order, the second reader last. */
function toldAtOnce(route: 'duty' | 'lead', chain: Chain, barred: Barred): string[] {
  const reached = firstRecipients(route, chain, barred);
  if (reached === undefined) return [];
  const second = reached.second ? [`${reached.second.person.id} (second reader, ${reached.second.as})`] : [];
  return [...reached.recipients.map(({ person, as }) => `${person.id} (${as})`), ...second];
}

describe('which route a concern takes', () => {
  it.each([
    ['no', 'duty'],
    ['yes', 'lead'],
    ['not-sure', 'lead'],
  ] as const)('"%s" to somebody here being responsible: the %s route', (responsible, route) => {
    expect(routeOf({ responsible })).toBe(route);
  });
});

describe('who is told at once on the duty route', () => {
  it('is the duty person alone', () => {
    expect(toldAtOnce('duty', aChain(), nobodyBarred)).toEqual(['priya (duty)']);
  });

  it('is the deputy when the duty person is excluded', () => {
    expect(toldAtOnce('duty', aChain(), without(PRIYA))).toEqual(['sam (deputy)']);
  });

  it('is every lead and manager when duty person and deputy are excluded', () => {
    expect(toldAtOnce('duty', aChain(), without(PRIYA, SAM))).toEqual([
      'leila (lead)',
      'lars (lead)',
      'fiona (manager)',
    ]);
  });

  it('is only who is left when leads are excluded as well', () => {
    expect(toldAtOnce('duty', aChain(), without(PRIYA, SAM, LEILA, LARS))).toEqual(['fiona (manager)']);
  });

  it('is nobody when the whole chain is excluded', () => {
    expect(firstRecipients('duty', aChain(), without(PRIYA, SAM, LEILA, LARS, FIONA))).toBeUndefined();
  });

  it('is every lead and manager when nobody is on the rota', () => {
    const chain = aChain({ duty: undefined, deputy: undefined });
    expect(toldAtOnce('duty', chain, nobodyBarred)).toEqual(['leila (lead)', 'lars (lead)', 'fiona (manager)']);
  });

  it('is nobody when there is nobody', () => {
    expect(firstRecipients('duty', { leads: [], managers: [] }, nobodyBarred)).toBeUndefined();
  });
});

describe('who is told at once on the lead route', () => {
  it('is every lead, and neither the duty person nor the deputy', () => {
    expect(toldAtOnce('lead', aChain(), nobodyBarred)).toEqual(['leila (lead)', 'lars (lead)']);
  });

  it('is the other lead when the subject is a lead', () => {
    expect(toldAtOnce('lead', aChain(), without(LEILA))).toEqual(['lars (lead)']);
  });

  it('is the managers when every lead is excluded', () => {
    expect(toldAtOnce('lead', aChain(), without(LEILA, LARS))).toEqual(['fiona (manager)']);
  });

  it('is the managers when there is no lead', () => {
    expect(toldAtOnce('lead', aChain({ leads: [] }), nobodyBarred)).toEqual(['fiona (manager)']);
  });

  it('is the duty person and the deputy when every lead and manager is excluded', () => {
    expect(toldAtOnce('lead', aChain(), without(LEILA, LARS, FIONA))).toEqual(['priya (duty)', 'sam (deputy)']);
  });

  it('is nobody when the whole chain is excluded', () => {
    expect(firstRecipients('lead', aChain(), without(PRIYA, SAM, LEILA, LARS, FIONA))).toBeUndefined();
  });
});

describe('a reporter who is in the chain', () => {
  it('is never told of their own concern, on either route', () => {
    for (const reporter of [PRIYA, SAM, LEILA, LARS, FIONA]) {
      for (const route of ['duty', 'lead'] as const) {
        const names = toldAtOnce(route, aChain(), raisedBy(reporter)).join();
        expect(names).not.toContain(reporter.id);
        expect(names).not.toBe('');
      }
    }
  });

  it('has nobody told when they are the only one who could be', () => {
    const alone = { duty: PRIYA, leads: [], managers: [] };
    expect(firstRecipients('duty', alone, raisedBy(PRIYA))).toBeUndefined();
    expect(firstRecipients('lead', alone, raisedBy(PRIYA))).toBeUndefined();
  });

  it('who is the lead leaves a concern about staff to the other leads', () => {
    expect(toldAtOnce('lead', aChain(), raisedBy(LEILA))).toEqual(['lars (lead)']);
  });

  it('who is the only lead leaves a concern about staff to the managers', () => {
    expect(toldAtOnce('lead', aChain({ leads: [LEILA] }), raisedBy(LEILA))).toEqual(['fiona (manager)']);
  });
});

describe('the second reader', () => {
  it('is the deputy when the duty person raised it', () => {
    expect(toldAtOnce('duty', aChain(), raisedBy(PRIYA))).toEqual(['sam (deputy)']);
  });

  it('is the next in the chain when the duty person raised it and the deputy is excluded', () => {
    expect(toldAtOnce('duty', aChain(), raisedBy(PRIYA, SAM))).toEqual([
      'leila (lead)',
      'lars (lead)',
      'fiona (manager)',
    ]);
  });

  it('is the first lead, beside the duty person, when the deputy raised it', () => {
    expect(toldAtOnce('duty', aChain(), raisedBy(SAM))).toEqual(['priya (duty)', 'leila (second reader, lead)']);
  });

  it('is the next unexcluded person when the first lead is excluded', () => {
    expect(toldAtOnce('duty', aChain(), raisedBy(SAM, LEILA))).toEqual(['priya (duty)', 'lars (second reader, lead)']);
    expect(toldAtOnce('duty', aChain(), raisedBy(SAM, LEILA, LARS))).toEqual([
      'priya (duty)',
      'fiona (second reader, manager)',
    ]);
  });

  it('does not exist when nobody but the duty person is left', () => {
    expect(toldAtOnce('duty', aChain(), raisedBy(SAM, LEILA, LARS, FIONA))).toEqual(['priya (duty)']);
  });

  it('is not needed when somebody else raised it', () => {
    expect(toldAtOnce('duty', aChain(), nobodyBarred)).toEqual(['priya (duty)']);
    expect(toldAtOnce('duty', aChain(), raisedBy(LEILA))).toEqual(['priya (duty)']);
  });

  it('is not told twice when everyone is told anyway', () => {
    expect(toldAtOnce('duty', aChain(), raisedBy(SAM, PRIYA))).toEqual([
      'leila (lead)',
      'lars (lead)',
      'fiona (manager)',
    ]);
  });
});

describe('exclusion', () => {
  it('holds for a platform account under another person id', () => {
    const priyaAgain = aPerson('priya-again', { accounts: PRIYA.accounts, roles: ['staff', 'duty'] });
    expect(toldAtOnce('duty', aChain({ duty: priyaAgain }), without(PRIYA))).toEqual(['sam (deputy)']);
  });

  it('holds for any one of several accounts', () => {
    const onTeams = accountOn('teams', 'priya-teams');
    const priya = aPerson('new-id', { accounts: [accountOn('slack', 'UNEW'), onTeams] });
    const barred = { ...reportedBy(AMARA), excluded: { people: [], accounts: [onTeams] } };
    expect(toldAtOnce('duty', aChain({ duty: priya }), barred)).toEqual(['sam (deputy)']);
  });

  it('holds for the person id when the account is another one', () => {
    const moved = aPerson('priya', { accounts: [accountOn('teams', 'moved')] });
    expect(toldAtOnce('duty', aChain({ duty: moved }), without(PRIYA))).toEqual(['sam (deputy)']);
  });

  it('does not take accounts of two platforms with the same id for one', () => {
    const barred = { ...reportedBy(AMARA), excluded: { people: [], accounts: [accountOn('teams', 'UPRIYA')] } };
    expect(toldAtOnce('duty', aChain(), barred)).toEqual(['priya (duty)']);
  });

  it('bars a person from every part that they have', () => {
    const chain = aChain({ duty: PRIYA, deputy: SAM, leads: [PRIYA, LEILA], managers: [PRIYA, FIONA] });
    for (const route of ['duty', 'lead'] as const) {
      for (let rung = 0; rung < 3; rung += 1) {
        const reached = reachFrom(rung, route, chain, without(PRIYA));
        expect(reached?.recipients.map(({ person }) => person.id)).not.toContain(PRIYA.id);
      }
    }
    expect(everyoneAllowed(chain, without(PRIYA)).map(({ person }) => person.id)).not.toContain(PRIYA.id);
  });
});

describe('one person in several parts', () => {
  it('is told once, as a lead when they are lead and manager', () => {
    const chain = aChain({ duty: undefined, deputy: undefined, leads: [LEILA], managers: [LEILA, FIONA] });
    expect(toldAtOnce('duty', chain, nobodyBarred)).toEqual(['leila (lead)', 'fiona (manager)']);
  });

  it('is told as the duty person when they are duty person and lead', () => {
    const chain = aChain({ duty: LEILA });
    expect(toldAtOnce('duty', chain, nobodyBarred)).toEqual(['leila (duty)']);
  });

  it('is told as a lead of a concern about staff when they are duty person and lead', () => {
    const chain = aChain({ duty: LEILA });
    expect(toldAtOnce('lead', chain, nobodyBarred)).toEqual(['leila (lead)', 'lars (lead)']);
  });

  it('stands in the chain once, where it lets them see most', () => {
    const chain = aChain({ duty: FIONA, deputy: LEILA });
    expect(everyone(chain).map(({ person, as }) => `${person.id} (${as})`)).toEqual([
      'fiona (duty)',
      'leila (deputy)',
      'lars (lead)',
    ]);
  });
});

describe('the steps of a route', () => {
  const stepsOf = (route: 'duty' | 'lead', chain: Chain, barred = nobodyBarred) => {
    const steps: string[] = [];
    const toldSoFar = new Set<Person['id']>();
    for (let from = 0; ; ) {
      const reached = reachFrom(from, route, chain, barred, toldSoFar);
      if (reached === undefined) return steps;
      steps.push(`${reached.rung}: ${reached.recipients.map(({ person }) => person.id).join(' ')}`);
      for (const { person } of reached.recipients) toldSoFar.add(person.id);
      from = reached.rung + 1;
    }
  };

  it('of the duty route: duty person, deputy, leads and managers', () => {
    expect(stepsOf('duty', aChain())).toEqual(['0: priya', '1: sam', '2: leila lars fiona']);
  });

  it('of the lead route: leads, managers, everyone else', () => {
    expect(stepsOf('lead', aChain())).toEqual(['0: leila lars', '1: fiona', '2: priya sam']);
  });

  it('leave out a step where everybody is barred or told already', () => {
    expect(stepsOf('duty', aChain({ deputy: undefined }))).toEqual(['0: priya', '2: leila lars fiona']);
    expect(stepsOf('duty', aChain(), without(SAM))).toEqual(['0: priya', '2: leila lars fiona']);
    expect(stepsOf('lead', aChain(), without(FIONA))).toEqual(['0: leila lars', '2: priya sam']);
    expect(stepsOf('duty', aChain({ leads: [PRIYA], managers: [SAM] }))).toEqual(['0: priya', '1: sam']);
  });
});

describe('the number that rings somebody of the route', () => {
  const barredInName: Barred = { reporter: PRIYA.id, reporterAccounts: [], excluded: excluding() };
  const barredInAccount: Barred = {
    ...reportedBy(aPerson('met', { accounts: PRIYA.accounts })),
    excluded: excluding(),
  };
  const accountExcluded: Barred = { ...nobodyBarred, excluded: { people: [], accounts: PRIYA.accounts } };

  it.each<readonly [string, 'duty' | 'alternate', 'duty' | 'lead', Chain, Barred]>([
    ['the duty person may be told', 'duty', 'duty', aChain(), nobodyBarred],
    ['others are excluded', 'duty', 'duty', aChain(), without(SAM, LEILA, LARS, FIONA)],
    ['the deputy raised it', 'duty', 'duty', aChain(), raisedBy(SAM)],
    ['nobody is on duty', 'alternate', 'duty', aChain({ duty: undefined }), nobodyBarred],
    ['the duty person is excluded', 'alternate', 'duty', aChain(), without(PRIYA)],
    ['an account of the duty person is excluded', 'alternate', 'duty', aChain(), accountExcluded],
    ['the duty person raised it', 'alternate', 'duty', aChain(), barredInName],
    ['the duty person raised it under another person id', 'alternate', 'duty', aChain(), barredInAccount],
    ['it is about staff', 'alternate', 'lead', aChain(), nobodyBarred],
    ['it is about staff and nobody is on duty', 'alternate', 'lead', aChain({ duty: undefined }), nobodyBarred],
  ])('where %s: the %s one', (_, phone, route, chain, barred) => {
    expect(phoneOf(route, chain, barred)).toBe(phone);
  });
});

describe('a reporter who is in the chain under another person id', () => {
  const inChat = (person: Person) => aPerson(`${person.id}-in-chat`, { accounts: person.accounts });

  it('is never told of their own concern, at any step of either route', () => {
    for (const person of [PRIYA, SAM, LEILA, LARS, FIONA]) {
      for (const route of ['duty', 'lead'] as const) {
        const barred = raisedBy(inChat(person));
        const steps = [0, 1, 2].flatMap((rung) => reachFrom(rung, route, aChain(), barred)?.recipients ?? []);
        const names = [...steps, ...everyoneAllowed(aChain(), barred)].map((recipient) => recipient.person.id);
        expect(names).not.toContain(person.id);
        expect(names.length).toBeGreaterThan(0);
        expect(toldAtOnce(route, aChain(), barred)).toEqual(toldAtOnce(route, aChain(), raisedBy(person)));
      }
    }
  });

  it('has nobody told when they are the only one who could be', () => {
    expect(firstRecipients('duty', { duty: PRIYA, leads: [], managers: [] }, raisedBy(inChat(PRIYA)))).toBeUndefined();
  });
});

describe('somebody who joins an earlier step after it was told', () => {
  const toldSoFar = (...people: readonly Person[]) => new Set(people.map((person) => person.id));
  const reached = (route: 'duty' | 'lead', chain: Chain, barred: Barred, ...toldAlready: readonly Person[]) =>
    reachFrom(1, route, chain, barred, toldSoFar(...toldAlready))?.recipients.map(({ person }) => person.id);

  it('is brought in with the next step', () => {
    expect(reached('duty', aChain({ duty: SAM, deputy: PRIYA }), nobodyBarred, PRIYA)).toEqual(['sam']);
    expect(reached('duty', aChain({ duty: AMARA }), raisedBy(LEILA), PRIYA)).toEqual(['amara', 'sam']);
    expect(reached('lead', aChain({ leads: [LEILA, AMARA] }), raisedBy(SAM), LEILA)).toEqual(['amara', 'fiona']);
  });

  it('is not, when they are barred', () => {
    expect(reached('duty', aChain({ duty: AMARA }), nobodyBarred, PRIYA)).toEqual(['sam']);
    expect(reached('duty', aChain({ duty: LEILA }), without(LEILA), PRIYA)).toEqual(['sam']);
  });
});

describe('an unknown person', () => {
  it('is barred by nothing', () => {
    expect(toldAtOnce('duty', aChain({ duty: aPerson('new') }), raisedBy(aPerson('x')))).toEqual(['new (duty)']);
  });
});

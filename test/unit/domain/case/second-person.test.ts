import { describe, expect, it } from 'vitest';
import { caseFileOf } from '../../../../src/domain/case/case-file.js';
import { DECISIONS } from '../../../../src/domain/case/vocabulary.js';

import type { Exclusion } from '../../../../src/domain/concern.js';
import type { Person } from '../../../../src/domain/person.js';
import type { Chain } from '../../../../src/domain/routing.js';
import {
  aChain,
  aPerson,
  excluding,
  FIONA,
  idsOf,
  LARS,
  LEILA,
  PRIYA,
  reportedBy,
  SAM,
} from '../../../support/builders.js';
import {
  aFullCase,
  aHeldConcern,
  aReferral,
  COMMANDS,
  doing,
  done,
  EVENTS,
  ITEMS,
  WITHOUT_CONSENT_BASIS,
  writtenBy,
} from '../../../support/case.js';

const nothingFurther = { ...COMMANDS.decide, decision: 'no-further-action' } as const;
const sharedWithout = { ...COMMANDS.refer, referral: aReferral({ basis: WITHOUT_CONSENT_BASIS }) };
const LEADS = [LEILA, LARS];
const twin = aPerson('leila-again', { accounts: LEILA.accounts, roles: ['lead'] });

interface Case {
  readonly by?: Person;
  readonly chain?: Partial<Chain>;
  readonly excluded?: Exclusion;
  readonly reporter?: Person;
}
/** Who is asked; Priya, who holds it, does it unless said otherwise. */
const ASKED: readonly (readonly [string, Case, readonly Person[]])[] = [
  ['the leads', {}, LEADS],
  ['the other lead, when a lead does it', { by: LEILA }, [LARS]],
  ['nobody with the account of whoever does it', { by: LEILA, chain: { leads: [LEILA, twin, LARS] } }, [LARS]],
  ['a lead who is not excluded', { excluded: excluding(LEILA) }, [LARS]],
  ['a lead none of whose accounts is excluded', { excluded: { people: [], accounts: LEILA.accounts } }, [LARS]],
  ['a lead who did not raise it', { reporter: LARS }, [LEILA]],
  ['a lead who is still here', { chain: { leads: [{ ...LEILA, active: false }, LARS] } }, [LARS]],
  [
    'the managers, when there is no other lead: nobody’s colleague reads it for that',
    { by: LEILA, chain: { leads: [LEILA] } },
    [FIONA],
  ],
  [
    'the others in the chain, when there is no manager either',
    { by: LEILA, chain: { leads: [LEILA], managers: [] } },
    [PRIYA, SAM],
  ],
  ['the others who are not excluded', { chain: { leads: [] }, excluded: excluding(FIONA) }, [SAM]],
  ['nobody, when nobody is left', { excluded: excluding(LEILA, LARS, SAM, FIONA) }, []],
];

function aCase({ excluded = excluding(), reporter }: Case) {
  return aHeldConcern({ excluded, ...(reporter && reportedBy(reporter)) });
}

describe.each([
  ['no further action', nothingFurther, 'sign-off'],
  ['sharing without consent', sharedWithout, 'sharing-review'],
] as const)('a second look at %s', (_, command, about) => {
  it.each(ASKED)('is asked of %s', (__, given, expected) => {
    const { by = PRIYA, chain } = given;
    const { concern, notices } = doing(aCase(given), by, command, { chain: aChain(chain) });
    expect(concern.chronology.at(-1)?.event).toMatchObject({ asked: idsOf(expected) });
    const told = notices.flatMap((notice) => (notice.kind === 'case-news' ? [[notice.about, notice.to]] : []));
    expect(told).toEqual(expected.map(({ id }) => [about, id]));
  });

  it('stays awaited when nobody here is left to give it', () => {
    const { concern } = doing(aCase({ excluded: excluding(LEILA, LARS, SAM, FIONA) }), PRIYA, command);
    const { decision, referrals } = caseFileOf(concern);
    expect((about === 'sign-off' ? decision?.signOff : referrals[0]?.review)?.kind).toBe('awaited');
  });
});

describe('no second person', () => {
  it.each(DECISIONS.filter((decision) => decision !== 'no-further-action'))('is asked about %s', (decision) => {
    const { concern, notices } = doing(aHeldConcern(), PRIYA, { ...COMMANDS.decide, decision });
    expect(caseFileOf(concern).decision?.signOff).toEqual({ kind: 'not-needed' });
    expect(notices.map(({ kind }) => kind)).toEqual(['refresh-delivered']);
  });

  it('is asked about sharing with consent', () => {
    const { concern, notices } = doing(aHeldConcern(), PRIYA, COMMANDS.refer);
    expect(caseFileOf(concern).referrals[0]?.review).toEqual({ kind: 'not-needed' });
    expect(notices.map(({ kind }) => kind)).toEqual(['refresh-delivered']);
  });
});

describe.each([
  ['sign-off', 'already-signed-off'],
  ['review-sharing', 'already-reviewed'],
] as const)('%s', (verb, settled) => {
  it('is given once, with its reason; whoever was asked too is told so', () => {
    const asked = writtenBy(
      PRIYA,
      aHeldConcern(),
      { ...EVENTS.decided, asked: idsOf(LEADS) },
      { ...EVENTS.referred, asked: idsOf(LEADS) },
    );
    const after = done(asked, LEILA, { ...COMMANDS[verb], agreed: false });
    const { decisions, referrals } = caseFileOf(after);
    const look = verb === 'sign-off' ? decisions[0]?.signOff : referrals[0]?.review;
    expect(look).toMatchObject({ kind: 'given', agreed: false, by: LEILA.id });
    expect(after.chronology.at(-1)?.event).toMatchObject({ text: COMMANDS[verb].text });
    for (const person of LEADS) {
      expect(doing(after, person, COMMANDS[verb])).toEqual({
        concern: after,
        notices: [],
        outcome: { kind: 'refused', because: { kind: settled } },
      });
    }
  });

  it('is not for whoever did it, nor for whoever holds it', () => {
    const byLead = writtenBy(LEILA, aHeldConcern(), EVENTS.decided, EVENTS.referred);
    expect(doing(byLead, PRIYA, COMMANDS[verb]).outcome).toEqual({
      kind: 'refused',
      because: { kind: 'not-theirs-to-do' },
    });
    const lars = writtenBy(LARS, aHeldConcern(), EVENTS.decided, EVENTS.referred);
    expect(doing(lars, LARS, COMMANDS[verb]).outcome).toEqual({
      kind: 'refused',
      because: { kind: 'not-theirs-to-do' },
    });
    expect(doing(lars, LEILA, COMMANDS[verb]).outcome).toEqual({ kind: 'done' });
  });

  it('is given by another lead where whoever was asked has left', () => {
    expect(doing(aFullCase(), { ...LEILA, active: false }, COMMANDS[verb]).outcome).toEqual({ kind: 'not-found' });
    expect(doing(aFullCase(), LARS, COMMANDS[verb]).outcome).toEqual({ kind: 'done' });
  });

  it('is given by a lead who is named later, where nobody was left who could be asked', () => {
    const asked = { asked: [] };
    const alone = writtenBy(PRIYA, aHeldConcern(), { ...EVENTS.decided, ...asked }, { ...EVENTS.referred, ...asked });
    expect(doing(alone, SAM, COMMANDS[verb]).outcome).toEqual({ kind: 'not-found' });
    const { outcome } = doing(alone, { ...SAM, roles: ['staff', 'lead'] }, COMMANDS[verb]);
    expect(outcome.kind).toBe('done');
  });

  it('of something else that one was asked about opens nothing', () => {
    const mine = { ...EVENTS.decided, id: ITEMS.question, asked: [SAM.id] };
    const myReferral = { ...EVENTS.referred, id: ITEMS.question, asked: [SAM.id] };
    const concern = writtenBy(PRIYA, aFullCase(), mine, myReferral);
    const outcome = { kind: 'refused', because: { kind: 'not-theirs-to-do' } };
    expect(doing(concern, SAM, COMMANDS[verb])).toEqual({ concern, notices: [], outcome });
  });
});

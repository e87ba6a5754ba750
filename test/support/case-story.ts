import fc from 'fast-check';
import { caseFileOf } from '../../src/domain/case/case-file.js';
import { CASE_VERBS } from '../../src/domain/case/case-verbs.js';
import type { CaseCommand, CaseVerb } from '../../src/domain/case/commands.js';
import { decisionSeen } from '../../src/domain/case/decisions.js';
import { triageSeen } from '../../src/domain/case/triage.js';
import type { Concern, Exclusion } from '../../src/domain/concern.js';
import { accountOn, asItemId, type ItemId } from '../../src/domain/ids.js';
import type { Person } from '../../src/domain/person.js';
import { aChain, aPerson, aReport, reportedBy } from './builders.js';
import { aHeldConcern, aReferral, COMMANDS, EVENTS, ITEMS, OTHER, WITHOUT_CONSENT_BASIS, writtenBy } from './case.js';

/** Random verbs by random people, some of whom are kept from the concern from the start or from some verb on. */

const lead = (name: string) => aPerson(name, { roles: ['staff', 'lead'] });
const HOLDER = aPerson('ann');
/** The same human as the holder, met under another person id. */
const TWIN = aPerson('ann-again', { accounts: [accountOn('slack', 'UANN')], roles: ['staff', 'lead'] });
const REPORTER = lead('rae');
const STAFF = ['cy', 'dev'].map((name) => aPerson(name));
const LEADS = ['eli', 'flo', 'gus'].map(lead);
export const CAST: readonly Person[] = [HOLDER, TWIN, REPORTER, ...STAFF, ...LEADS];
export const CHAIN = aChain({
  duty: HOLDER,
  deputy: STAFF[0],
  leads: [...LEADS, TWIN, REPORTER],
  managers: STAFF.slice(1),
});

const someone = fc.constantFrom(...CAST);
/** Items are numbered as they come, so that a step may mean one that another step made; none: the one that is there at the beginning. */
const item = fc.option(
  fc.nat({ max: 15 }).map((number) => asItemId(`item-${number}`)),
  { freq: 1 },
);

export interface Step {
  readonly by: Person;
  readonly command: CaseCommand;
  readonly minutes: number;
}

/** Every verb equally often, with people and items of the story in it. */
const step: fc.Arbitrary<Step> = fc
  .record({
    verb: fc.constantFrom<CaseVerb>(...CASE_VERBS),
    by: someone,
    other: someone,
    item,
    yes: fc.boolean(),
    minutes: fc.constantFrom(0, 1, 60, 3_000),
  })
  .map(({ verb, by, other, item: about, yes, minutes }) => ({
    by,
    minutes,
    command: commandOf(verb, other, about, yes),
  }));

function commandOf(verb: CaseVerb, other: Person, item: ItemId | null, yes: boolean): CaseCommand {
  switch (verb) {
    case 'add-action':
      return { ...COMMANDS[verb], owner: other.id };
    case 'reassign-action':
      return { ...COMMANDS[verb], owner: other.id, action: item ?? ITEMS.action };
    case 'complete-action':
    case 'cancel-action':
      return { ...COMMANDS[verb], action: item ?? ITEMS.action };
    case 'answer-question':
      return { ...COMMANDS[verb], question: item ?? ITEMS.question };
    case 'sign-off':
      return { ...COMMANDS[verb], decision: item ?? ITEMS.decision, agreed: yes };
    case 'review-sharing':
    case 'record-outcome':
    case 'challenge':
      return { ...COMMANDS[verb], referral: item ?? ITEMS.referral };
    case 'decide':
      return { ...COMMANDS[verb], decision: yes ? 'no-further-action' : 'complaint' };
    case 'refer':
      return { ...COMMANDS[verb], referral: aReferral(yes ? { basis: WITHOUT_CONSENT_BASIS } : {}) };
    case 'hand-over':
    case 'grant-access':
      return { ...COMMANDS[verb], to: other.id };
    case 'confirm-exclusions':
      return { ...COMMANDS[verb], people: [other] };
    case 'log-low-level':
      return { ...COMMANDS[verb], about: other.id };
    case 'merge-into':
      return { verb, other: { ...OTHER, status: 'held', excluded: { people: [], accounts: [] } } };
    default:
      return COMMANDS[verb];
  }
}

/** As from a form that was opened just now. */
export function openedOn(concern: Concern, command: CaseCommand): CaseCommand {
  switch (command.verb) {
    case 'decide':
      return { ...command, seen: decisionSeen(caseFileOf(concern)) };
    case 'record-triage':
      return { ...command, seen: triageSeen(caseFileOf(concern)) };
    default:
      return command;
  }
}

const kept: fc.Arbitrary<Exclusion> = fc
  .array(fc.tuple(fc.constantFrom(...STAFF, ...LEADS), fc.constantFrom('both', 'person', 'account')), { maxLength: 3 })
  .map((picked) => ({
    people: picked.flatMap(([{ id }, by]) => (by === 'account' ? [] : [id])),
    accounts: picked.flatMap(([{ accounts }, by]) => (by === 'person' ? [] : accounts)),
  }));

export const stories = fc.record({
  excluded: kept,
  steps: fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }),
});

/** Somebody holds it, and of each item there is one. */
export function beginning(excluded: Exclusion) {
  const concern = aHeldConcern({
    ...reportedBy(REPORTER),
    holder: HOLDER.id,
    grantedTo: [HOLDER.id],
    routed: [],
    route: 'lead',
    report: aReport({ responsible: 'yes', subjects: STAFF.map(({ id }) => id) }),
    excluded,
  });
  const asked = LEADS.map(({ id }) => id);
  return writtenBy(
    HOLDER,
    concern,
    EVENTS['reporter-asked'],
    { ...EVENTS['action-added'], owner: HOLDER.id },
    { ...EVENTS.referred, asked },
    { ...EVENTS.decided, asked },
    { ...EVENTS['handover-offered'], to: LEADS[0]?.id ?? HOLDER.id },
  );
}

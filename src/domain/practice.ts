import { entryAt, type PracticeEnd } from './chronology.js';
import { type Change, type Concern, withEntry } from './concern.js';
import type { PersonId } from './ids.js';
import { REFRESH_DELIVERED } from './notice.js';
import { hasRole, type Person } from './person.js';
import type { Report } from './report.js';
import { ANONYMOUS, peopleAmong } from './reporter.js';
import { type Barred, type Chain, firstRecipients, type Reached, type Recipient, reachFrom } from './routing.js';

/** All that a practice concern says. */
export const PRACTICE_TEXT = 'This is a practice. Nobody is at risk.';

/** After so many missed clocks everyone in the chain was asked; the next one ends the practice. */
const LAST_MISSED = 2;

/** Whether they may start drills, and see what came of them. */
export function mayDrill(person: Person): boolean {
  return person.active && (hasRole(person, 'lead') || hasRole(person, 'manager'));
}

/** A report that goes to whoever is on duty, and tells nobody anything. */
export function practiceReport(urgent: boolean): Report {
  return {
    danger: urgent ? 'yes' : 'no',
    atRisk: 'not-sure',
    responsible: 'no',
    subjects: [],
    subjectNotListed: false,
    subjectNotSaid: false,
    whatHappened: PRACTICE_TEXT,
    hiddenFrom: [],
    identity: 'named',
    detail: {},
  };
}

/** Who would be asked, step by step, while nobody acknowledges; no steps where nobody can be. */
export function practiceSteps(
  chain: Chain,
  starter: Pick<Person, 'id' | 'accounts'>,
): readonly (readonly Recipient[])[] {
  const barred: Barred = {
    reporter: starter.id,
    reporterAccounts: starter.accounts,
    excluded: { people: [], accounts: [] },
  };
  const first = firstRecipients('duty', chain, barred);
  if (first === undefined) return [];
  const steps = [[...first.recipients, ...(first.second ? [first.second] : [])]];
  let last: Reached | undefined = first;
  while (last !== undefined) {
    const told = new Set(steps.flat().map(({ person }) => person.id));
    last = reachFrom(last.rung + 1, 'duty', chain, barred, told);
    if (last !== undefined) steps.push([...last.recipients]);
  }
  return steps;
}

export function isPracticeOver({ practice, status }: Pick<Concern, 'practice' | 'status'>): boolean {
  return practice === true && status !== 'unacknowledged';
}

/** Nobody took it although everyone was asked: another round would tell nothing new. */
export function isPracticeUnanswered({ practice, escalation }: Concern): boolean {
  return practice === true && escalation !== undefined && escalation.missed >= LAST_MISSED;
}

export interface EndOfPractice {
  readonly how: PracticeEnd;
  readonly by: PersonId | 'safeguard';
  readonly at: Date;
}

/** It is over at once, whatever ended it, and every message about it says so. */
export function endPractice<Outcome>(
  concern: Concern,
  { how, by, at }: EndOfPractice,
  outcome: Outcome,
): Change<Outcome> {
  const ended: Concern = { ...concern, status: 'closed', escalation: undefined, dueAt: undefined };
  return {
    concern: withEntry(ended, entryAt(at, by, { kind: 'practice-ended', how })),
    notices: [REFRESH_DELIVERED],
    outcome,
  };
}

/** @throws for a concern that is no practice and that nobody's name stands under. */
export function starterOf({ reporter }: Pick<Concern, 'reporter'>): PersonId {
  if (reporter === ANONYMOUS) throw new Error('nobody started this practice');
  return reporter;
}

/** As the chronology says; undefined while it runs. */
export function endOfPractice({ chronology }: Pick<Concern, 'chronology'>): EndOfPractice | undefined {
  for (const { event, author, recordedAt: at } of chronology) {
    const [by = 'safeguard'] = peopleAmong([author]);
    if (event.kind === 'practice-ended') return { how: event.how, by, at };
  }
  return undefined;
}

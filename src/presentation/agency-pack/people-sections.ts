import { CASE_WORDS } from '../case/words.js';
import { WORDS } from '../report-words.js';
import { type PackSection, row, rowOf } from './document.js';
import { namedSubjects, type PackFacts, written } from './facts.js';

const NONE = 'None in our record';

/** Who is at risk, who else may be, and who may be responsible. */

export function personAtRisk({ details }: PackFacts): PackSection {
  const { report } = details.concern;
  return {
    heading: 'The person at risk',
    rows: [
      row('Name or reference', report.personAtRisk),
      row('Who they are', WORDS.atRisk[report.atRisk]),
      row('Date of birth', undefined),
      row('Address', undefined),
      row('Lives in', report.detail.livesIn),
      row('How to reach them safely', undefined),
      row('What they need to communicate', undefined),
    ],
  };
}

export function child({ details }: PackFacts): PackSection {
  const { report } = details.concern;
  return {
    heading: 'The child or children',
    rows: [
      row('Who is at risk, as it was reported', WORDS.atRisk[report.atRisk]),
      row('Name or reference', report.personAtRisk),
      row('Date of birth', undefined),
      row('Address', undefined),
      row('Lives in', report.detail.livesIn),
      row('Parents or carers', undefined),
      row('Do the parents or carers know of this referral?', undefined),
      row('School or nursery', undefined),
      row('Other children at home', undefined),
    ],
  };
}

export function othersAtRisk({ details }: PackFacts): PackSection {
  return { heading: 'Others at risk', rows: [row('As it was reported', details.concern.report.detail.othersAtRisk)] };
}

export function responsible(facts: PackFacts): PackSection {
  const { report } = facts.details.concern;
  return {
    heading: 'Who may be responsible',
    rows: [
      row('Might anyone who works or volunteers here be responsible?', WORDS.responsible[report.responsible]),
      row('Which of our people', namedSubjects(facts), report.responsible === 'no' ? 'Nobody was named' : undefined),
      row('Anybody else', undefined),
      row('Do they know of this referral?', undefined),
    ],
  };
}

/** Of somebody who works with children. Measures keep people safe and find nobody guilty. */
export function worker(facts: PackFacts): PackSection {
  return {
    heading: 'The worker',
    rows: [
      row('Who', namedSubjects(facts)),
      row('Their role here', undefined),
      row('Other work or contact with children', undefined),
      rowOf(
        'Measures taken, without prejudice',
        written(
          facts,
          'staff-measure',
          ({ measure: { measure, reason } }) => `${CASE_WORDS.measure[measure]}. ${reason}`,
        ),
        NONE,
      ),
      rowOf(
        'Low-level concerns in this record',
        written(facts, 'low-level', ({ text }) => text),
        NONE,
      ),
      row('Do they know of the allegation?', undefined),
    ],
  };
}

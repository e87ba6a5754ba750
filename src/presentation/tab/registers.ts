import type { PoliciesShown, ShownPolicy } from '../../application/policies/see-policies.js';
import type { TeamOverview } from '../../application/workforce/see-workforce.js';
import { SHOW_PAGE } from '../action-ids.js';
import { ofPolicy } from '../desk/policy-items.js';
import { STATUS_WORDS as POLICY_STATUS_WORDS } from '../desk/policy-words.js';
import { ofPerson } from '../desk/workforce-pages.js';
import { CHECK_LABELS, pauseWords, STATUS_WORDS } from '../desk/workforce-words.js';
import { dayWords } from '../wording.js';

/** The registers as tables: the same people, checks and words as in chat. */
export function registersView(team: TeamOverview, { policies }: PoliciesShown) {
  const { overdue, dueSoon, current } = team.counts;
  return {
    lines: [
      team.isEverybody ? 'The checks of everybody here but yourself.' : 'The checks of those whom you see to.',
      `${overdue} overdue or not recorded, ${dueSoon} due soon, ${current} current.`,
    ],
    // Whoever sees everybody is a lead.
    mayLoad: team.isEverybody,
    checks: team.rows.map(checkRow),
    policies: policies.map(policyRow),
  };
}

function checkRow({ person, kind, status = 'current', due, pause }: TeamOverview['rows'][number]) {
  const isNewOne = due?.rule.kind === 'new-one';
  return {
    open: { action: SHOW_PAGE, item: `workforce ${ofPerson(person.id)}`, label: person.name },
    person: person.name,
    check: kind,
    checkWords: CHECK_LABELS[kind],
    ...(due && { due: due.on }),
    dueWords: due ? dayWords(due.on) : NOTHING_DUE,
    status,
    statusWords: isNewOne ? `${STATUS_WORDS[status]}, a new one is needed` : STATUS_WORDS[status],
    isLate: status === 'overdue' || status === 'none-recorded',
    ...(pause && { pause: pauseWords(pause) }),
  };
}

const NOTHING_DUE = 'no date';

function policyRow({ id, title, version, due, status, progress }: ShownPolicy) {
  return {
    open: { action: SHOW_PAGE, item: ofPolicy(id), label: title },
    title,
    version,
    due,
    dueWords: dayWords(due),
    status,
    statusWords: POLICY_STATUS_WORDS[status],
    isLate: status === 'overdue',
    ...(progress && { accepted: `${progress.accepted} of ${progress.of}` }),
  };
}

import { mayReadBoardReport } from '../../application/digests/show-board-report.js';
import { hasRole, type Person } from '../../domain/person.js';

/** A page of the tab as its list names it. */
interface NamedPage {
  readonly name: TabPageName;
  readonly label: string;
}

/**
 * What somebody may open in the tab, first what they come for most. Each page judges again who asks for it.
 * @param seesTo how many people's checks they see to
 */
export function tabPagesOf(person: Person, seesTo: number): readonly NamedPage[] {
  const { active } = person;
  const isManagement = active && (hasRole(person, 'lead') || hasRole(person, 'manager'));
  const mayCheckSetup = isManagement || (active && hasRole(person, 'administrator'));
  return [
    { name: 'duty-desk', label: 'Duty desk' },
    { name: 'mine', label: 'My concerns' },
    { name: 'actions', label: 'Actions' },
    { name: 'rota', label: 'Rota' },
    { name: 'workforce', label: 'Checks' },
    { name: 'policy', label: 'Policies' },
    ...(active && seesTo > 0 ? [{ name: 'registers', label: 'Registers' } as const] : []),
    ...(mayReadBoardReport(person) ? [{ name: 'insight', label: 'Insight' } as const] : []),
    ...(mayCheckSetup ? [{ name: 'setup', label: 'Set-up' } as const] : []),
  ];
}

export type TabPageName =
  | 'duty-desk'
  | 'mine'
  | 'actions'
  | 'rota'
  | 'workforce'
  | 'policy'
  | 'registers'
  | 'insight'
  | 'setup';

import { mayReadBoardReport } from '../../application/digests/show-board-report.js';
import type { Person } from '../../domain/person.js';
import { maySetUp } from '../../domain/setup/setup-book.js';

const LABELS = {
  'duty-desk': 'Duty desk',
  mine: 'My concerns',
  actions: 'Actions',
  rota: 'Rota',
  workforce: 'Checks',
  policy: 'Policies',
  registers: 'Registers',
  insight: 'Insight',
  setup: 'Set-up',
} as const;
type TabPageName = keyof typeof LABELS;

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
  const names: readonly TabPageName[] = [
    'duty-desk',
    'mine',
    'actions',
    'rota',
    'workforce',
    'policy',
    ...(person.active && seesTo > 0 ? (['registers'] as const) : []),
    ...(mayReadBoardReport(person) ? (['insight'] as const) : []),
    ...(maySetUp(person) ? (['setup'] as const) : []),
  ];
  return names.map((name) => ({ name, label: LABELS[name] }));
}

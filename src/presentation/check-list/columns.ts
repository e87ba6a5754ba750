import type { ListedCheck } from '../../domain/workforce/listed-check.js';

/** The heads of the list of checks, in their order. When a list comes back, nothing counts that is only `shown`, but a name has to be that of the id. */
export const COLUMNS = {
  person: 'Person',
  shownName: 'Name',
  check: 'Check',
  on: 'Made on',
  result: 'Result',
  onUpdateService: 'On the Update Service',
  level: 'Level',
  workforce: 'Workforce',
  barredLists: 'Barred lists',
  originalSeen: 'Original seen',
  nextOn: 'Next on',
  checker: 'Checker',
  shownDue: 'Due',
  shownStatus: 'Status',
} as const satisfies Readonly<Record<keyof ListedCheck | 'person' | 'check', string>> &
  Readonly<Record<string, string>>;
export type Column = keyof typeof COLUMNS;

export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly Column[];

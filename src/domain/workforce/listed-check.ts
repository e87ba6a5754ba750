import type { PersonId } from '../ids.js';
import type { Check } from './checks.js';

/** What a list says of one check, each as a text; empty where it says nothing. */
export interface ListedCheck {
  readonly on: string;
  readonly result: string;
  /** Of a DBS: `yes` or `no`. */
  readonly onUpdateService: string;
  readonly level: string;
  readonly workforce: string;
  readonly barredLists: string;
  readonly originalSeen: string;
  readonly nextOn: string;
  /** The organisation file's id of whoever made it. */
  readonly checker: string;
}

export const NOTHING_LISTED: ListedCheck = {
  on: '',
  result: '',
  onUpdateService: '',
  level: '',
  workforce: '',
  barredLists: '',
  originalSeen: '',
  nextOn: '',
  checker: '',
};

/** A check as a list shows it. @param fileIdOf the organisation file's id of somebody */
export function listedCheck(check: Check, fileIdOf: (id: PersonId) => string): ListedCheck {
  const { on, result = '', onUpdateService, certificate: seen, nextOn = '', checker } = check;
  return {
    on,
    result,
    onUpdateService: yesOrNo(onUpdateService),
    level: seen?.level ?? '',
    workforce: seen?.workforce ?? '',
    barredLists: seen?.barredLists ?? '',
    originalSeen: yesOrNo(seen?.originalSeen),
    nextOn,
    checker: checker ? fileIdOf(checker) : '',
  };
}

/** Whether both say the same, whatever the case in which somebody wrote it. */
export function isSameListed(one: ListedCheck, other: ListedCheck): boolean {
  const keys = Object.keys(NOTHING_LISTED) as (keyof ListedCheck)[];
  return keys.every((key) => one[key].toLowerCase() === other[key].toLowerCase());
}

function yesOrNo(is: boolean | undefined): string {
  return is === undefined ? '' : is ? 'yes' : 'no';
}

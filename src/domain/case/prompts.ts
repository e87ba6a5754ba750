import type { Concern } from '../concern.js';
import type { Duration } from '../duration.js';
import type { Organisation, Setting } from '../organisation.js';
import { dueAfter } from '../working-time.js';
import { isAboutStaff } from './about-staff.js';
import type { CaseFile } from './case-file.js';
import type { OtherToTell } from './vocabulary.js';

/** Somebody outside whom the concern may have to reach, as long as it is open who was told or why not. */
export interface Prompt {
  readonly other: OtherToTell;
  /** Whether we know that they apply; otherwise the words say "if". */
  readonly applies: 'yes' | 'if';
  /** Where there is a time for it. */
  readonly dueAt?: Date | undefined;
}

type Settings = Pick<Organisation, 'setting' | 'calendar'>;

/** For staff who work with children (domain reference, section 6). */
const LADO_WITHIN: Duration = { amount: 1, unit: 'wd' };

/** Those of a person in a position of trust come first; each goes once somebody referred it, told them, or wrote down why not. */
export function promptsOf(concern: Concern, file: CaseFile, { setting, calendar }: Settings): readonly Prompt[] {
  if (concern.status !== 'held') return [];
  return [...(isAboutStaff(concern) ? OF_STAFF : []), ...OF_EVERY_CONCERN]
    .filter((other, index, all) => all.indexOf(other) === index && !isSettled(file, other))
    .flatMap((other) => {
      const applies = appliesTo(other, concern, setting);
      if (applies === 'no') return [];
      const dueAt = other === 'lado' ? dueAfter(calendar, concern.receivedAt, LADO_WITHIN) : undefined;
      return [{ other, applies, dueAt }];
    });
}

const OF_STAFF: readonly OtherToTell[] = ['lado', 'cqc', 'dbs-barring', 'council-pipot'];
const OF_EVERY_CONCERN: readonly OtherToTell[] = ['cqc', 'charity-commission', 'insurer', 'commissioner'];

export function isOfStaff(other: OtherToTell): boolean {
  return OF_STAFF.includes(other);
}

/** Undefined: whatever the organisation is. */
const APPLIES_TO: Record<OtherToTell, Setting | undefined> = {
  lado: 'works-with-children',
  cqc: 'cqc-registered',
  'dbs-barring': undefined,
  'council-pipot': undefined,
  'charity-commission': 'charity',
  insurer: 'insured',
  commissioner: 'commissioned',
};

function appliesTo(other: OtherToTell, { report }: Concern, setting: Settings['setting']): 'yes' | 'if' | 'no' {
  const needed = APPLIES_TO[other];
  if (needed === undefined || (other === 'lado' && report.atRisk === 'child')) return 'yes';
  if (setting === undefined) return 'if';
  return setting.includes(needed) ? 'yes' : 'no';
}

function isSettled({ othersTold, referrals }: CaseFile, other: OtherToTell): boolean {
  return othersTold.has(other) || referrals.some(({ agency }) => agency === other);
}

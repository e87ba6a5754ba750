import type { ConcernDetails } from '../../application/concerns/read-concern.js';
import { isAboutStaff } from '../../domain/case/about-staff.js';
import { isOfStaff, type Prompt, promptsOf } from '../../domain/case/prompts.js';
import type { OtherToTell } from '../../domain/case/vocabulary.js';
import type { DetailsSection } from '../details-section.js';
import { clockTime } from '../wording.js';
import { CASE_WORDS } from './words.js';

/** Who else may have to be told, as long as nobody has said whether they were. */
export function promptSections(details: ConcernDetails): DetailsSection[] {
  const { concern, file, organisation, verbs } = details;
  const section = (id: string, heading: string, lines: readonly string[]): DetailsSection[] =>
    lines.length > 0 ? [{ id, heading, text: lines.join('\n') }] : [];
  // For whoever can do something about it.
  const prompts = verbs.includes('tell-other') ? promptsOf(concern, file, organisation) : [];
  const isStaffConcern = isAboutStaff(concern);
  const ofStaff = prompts.filter(({ other }) => isStaffConcern && isOfStaff(other));
  const others = prompts.filter((prompt) => !ofStaff.includes(prompt));
  return [
    ...section('staffPrompts', 'Staff, without prejudice: still open', ofStaff.map(wordsOf)),
    ...section('othersToTell', 'Others to tell: still open', others.map(wordsOf)),
  ];

  function wordsOf(prompt: Prompt): string {
    return promptWords(prompt, details);
  }
}

/** Said where the organisation file does not say what the organisation is. */
const IF: Record<OtherToTell, string> = {
  lado: 'if you work with children or a child is at risk',
  cqc: 'if you are registered with it',
  'charity-commission': 'if you are a charity',
  insurer: 'if you are insured for it',
  commissioner: 'if somebody commissions your service',
  'dbs-barring': '',
  'council-pipot': '',
};

function promptWords({ other, applies, dueAt }: Prompt, { now, zone }: ConcernDetails): string {
  const parts = [
    ...(dueAt
      ? [dueAt > now ? `within one working day, by ${clockTime(dueAt, now, zone)}` : 'as soon as you can']
      : []),
    ...(other === 'dbs-barring' ? [DBS_TEST] : []),
    ...(applies === 'if' ? [IF[other]] : []),
  ];
  return [CASE_WORDS.other[other], ...parts].filter(Boolean).join(', ');
}

/** Domain reference, section 4: a referral is due when this is met. */
const DBS_TEST = 'when its test is met: removed, or would have been, from regulated activity because of harm';

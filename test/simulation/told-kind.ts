import type { Expected } from './oracle/notice.js';
import type { Arrived } from './workspace.js';

/** What a message is, judged by its preview alone: everything else of it is behind buttons. */
type Rule = readonly [words: RegExp, read: (words: RegExpExecArray) => Pick<Expected, 'kind' | 'about'>];

const RULES: readonly Rule[] = [
  [/^Your week, /, () => ({ kind: 'weekly', about: '' })],
  [/^The safeguarding report for .* is ready\./, () => ({ kind: 'quarterly', about: '' })],
  [
    /^Your (.+) (?:is|was) due by .* under our policy\./,
    ([, name = '']) => ({ kind: 'check-due', about: CHECK_NAMES[name] ?? name }),
  ],
  [/^Your team: /, () => ({ kind: 'team-checks-due', about: '' })],
  [/^Somebody in your team needs a new DBS check\./, () => ({ kind: 'new-check-needed', about: '' })],
  [/(Example \d+ policy) (?:is due for its review|is \d+ days? overdue)/, policyOf('policy-review')],
  [/The review of (?:the )?(Example \d+ policy) is \d+ days? overdue/, policyOf('policy-review')],
  [/(Example \d+ policy) changed on .*\. Read it and accept it (?:by|now)/, policyOf('policy-to-accept')],
  [/^Read and accept (?:the )?(Example \d+ policy) (?:by|now)/, policyOf('policy-to-accept')],
  [/^Reminder: read and accept (?:the )?(Example \d+ policy)\. You were asked on/, policyOf('policy-to-accept')],
  [/^Reminder: your acceptance of (?:the )?(Example \d+ policy) is \d+ days? late/, policyOf('policy-to-accept')],
  [/not accepted (?:the )?(Example \d+ policy) yet/, policyOf('policy-not-accepted')],
  [/^(SG-\w+): our own target for (.+) was .*, and it is still open\./, clockOf('clock-still-missed')],
  [/^(SG-\w+): our own target for (.+?) was /, clockOf('clock-missed')],
  [/^Your action on (SG-\w+) (?:is|was) due/, ([, reference = '']) => ({ kind: 'action-due', about: reference })],
  [/^An action on (SG-\w+) is late/, ([, reference = '']) => ({ kind: 'action-late', about: reference })],
];

function policyOf(kind: Expected['kind']): Rule[1] {
  return ([, title = '']) => ({ kind, about: title });
}

function clockOf(kind: Expected['kind']): Rule[1] {
  return ([, reference = '', clock = '']) => ({ kind, about: `${reference} ${CLOCK_NAMES[clock] ?? clock}` });
}

const CHECK_NAMES: Readonly<Record<string, string>> = {
  'DBS recheck': 'dbs',
  'safeguarding awareness training': 'awareness',
  'training for duty persons and leads': 'duty-training',
  'safeguarding induction': 'induction',
};

const CLOCK_NAMES: Readonly<Record<string, string>> = {
  triage: 'triage',
  'the referral': 'referral',
  "an agency's decision": 'agency-decision',
  'feedback to the reporter': 'reporter-feedback',
  'the review of the case': 'review',
};

/** Of what people do at that moment and of the rota; no reminder, and none of the model's. */
const NOT_MODELLED: readonly RegExp[] = [
  /^New concern SG-/,
  /^SG-\w+(, urgent,)? (is now with you|still needs somebody|is with nobody now)/,
  /^Safeguard has a message for you/,
  /^You have an action on SG-/,
  /^You are named as the one who made a check\./,
  /^SG-\w+ was withdrawn\./,
  /^You (are|have been) on duty/,
  /^Your time on duty is over/,
  /^Person \w+ (is on duty now|has been on duty since)/,
];

/** Undefined for what is known and not modelled; words that nobody knows are nobody's. */
export function toldKind({ to, text }: Arrived): Expected | undefined {
  for (const [words, read] of RULES) {
    const found = words.exec(text);
    if (found) return { to, ...read(found) };
  }
  if (NOT_MODELLED.some((words) => words.test(text))) return undefined;
  return { to, kind: 'unknown', about: `"${text}"` };
}

import type { ConcernDetails } from '../application/concerns/read-concern.js';
import type { CaseDecision, CaseReferral } from '../domain/case/case-items.js';
import { unexplained } from '../domain/case/missed-targets.js';
import { isClinicalCrisis } from '../domain/report.js';
import { ACTIONS, type ActionId, caseAction, TURN_PAGE } from './action-ids.js';
import { inPages } from './case/case-pages.js';
import { chronologyParts } from './case/chronology-parts.js';
import { dueSection, isToConfirm, openActionWords } from './case/due-section.js';
import { CASE_FORMS, FORM_VERBS, type FormVerb, WITHOUT_FORM } from './case/forms.js';
import { patternSection } from './case/pattern-section.js';
import { promptSections } from './case/prompt-sections.js';
import { triageWords } from './case/triage-words.js';
import { CASE_WORDS } from './case/words.js';
import { crisisRoute, MAYBE_CRISIS } from './crisis-words.js';
import { type DetailsSection, nameIn } from './details-section.js';
import { countedFiles, type FileRow, type FilesQuestion, fileRow, moreFilesQuestion } from './file-rows.js';
import { practiceRecord } from './practice.js';
import { reportSections } from './report-sections.js';
import { bulleted, clockTime, dateAndTime, LABELS } from './wording.js';

/** A concern as its reader sees it, in a window: names and words belong here and nowhere else. */
export interface DetailsView {
  readonly title: string;
  readonly close: string;
  readonly headline: string;
  readonly buttons: readonly DetailsButton[];
  readonly concernId: string;
  readonly sections: readonly DetailsSection[];
  /** What the pages list in the place of the section `files`; a chat names none of them. */
  readonly files: readonly FileRow[];
  /** For whoever may add more, on the pages alone. */
  readonly moreFiles?: FilesQuestion | undefined;
  /** Below them: to the rest of a long case. */
  readonly turn: readonly DetailsButton[];
}

export interface DetailsButton {
  readonly action: ActionId;
  readonly label: string;
  readonly style: 'primary' | 'plain';
  /** Kept behind "more": what is not needed at once. */
  readonly tucked: boolean;
  /** Of a page: which one. */
  readonly item?: string | undefined;
}

/** In sight; the other verbs stand behind "more". */
const AT_ONCE: readonly FormVerb[] = [
  'refer',
  'add-note',
  'ask-reporter',
  'add-action',
  'hand-over',
  'close',
  'reopen',
];

/**
 * The case view: how it stands and what is due, what may be done, then the person's own words and the record.
 * @param page 0 has the newest entries of the chronology, if all that stands before them leaves room
 */
export function concernDetails(details: ConcernDetails, page = 0): DetailsView {
  const { concern } = details;
  const frame = { close: 'Done', concernId: concern.id };
  if (concern.practice) {
    return { ...practiceRecord(details), ...frame, files: [], buttons: routeButtons(details), turn: [] };
  }
  const [newest, ...earlier] = chronologyParts(details).map(withWords);
  const record = [
    ...crisisSection(details),
    ...dueSection(details),
    ...patternSection(details),
    ...reportSections(details),
    ...filesSection(details),
    ...promptSections(details),
    ...caseSections(details),
  ].map(withWords);
  const pages = [...inPages([...record, ...(newest ? [newest] : [])]), ...earlier.flatMap((part) => inPages([part]))];
  const shown = Math.min(Math.max(page, 0), pages.length - 1);
  return {
    ...frame,
    title: concern.reference,
    headline: headline(details),
    buttons: [...routeButtons(details), ...caseButtons(details)],
    sections: pages[shown] ?? [],
    files: details.file.evidence.map((file) => fileRow(file, details.names, details.zone)),
    ...(details.verbs.includes('add-evidence') && { moreFiles: moreFilesQuestion() }),
    turn: turnsOf(pages, shown),
  };
}

function withWords(section: DetailsSection): DetailsSection {
  return { ...section, text: section.text.trim() || 'Not said' };
}

/** Whom to call stands before anything that could be read first. */
function crisisSection({ concern, organisation }: ConcernDetails): DetailsSection[] {
  if (!isClinicalCrisis(concern.report.detail.types)) return [];
  return [{ id: 'crisis', heading: MAYBE_CRISIS, text: crisisRoute(organisation.phones) }];
}

function filesSection({ file: { evidence } }: ConcernDetails): DetailsSection[] {
  if (evidence.length === 0) return [];
  const open = evidence.length === 1 ? 'It opens' : 'They open';
  return [{ id: 'files', heading: 'Files', text: `${countedFiles(evidence.length)}. ${open} in Safeguard's pages.` }];
}

function headline({ concern, names, now, zone }: ConcernDetails): string {
  const received = `${concern.urgent ? 'Urgent. ' : ''}Received ${clockTime(concern.receivedAt, now, zone)}.`;
  if (concern.status === 'closed') return `${received} Closed.`;
  if (concern.status === 'withdrawn') return `${received} Withdrawn.`;
  if (concern.status === 'merged') return `${received} A duplicate.`;
  if (concern.holder) return `${received} ${nameIn(names, concern.holder)} has it.`;
  if (concern.escalation) return `${received} Acknowledge by ${clockTime(concern.escalation.nextAt, now, zone)}.`;
  return received;
}

function routeButtons({ actions }: ConcernDetails): DetailsButton[] {
  const button = (action: ActionId, label: string, style: DetailsButton['style']): DetailsButton => ({
    action,
    label,
    style,
    tucked: false,
  });
  return [
    ...(actions.includes('acknowledge') ? [button(ACTIONS.acknowledge, LABELS.acknowledge, 'primary')] : []),
    ...(actions.includes('decline') ? [button(ACTIONS.decline, LABELS.decline, 'plain')] : []),
  ];
}

function caseButtons(details: ConcernDetails): DetailsButton[] {
  const { verbs } = details;
  const handover = WITHOUT_FORM.filter((verb) => verbs.includes(verb)).map(
    (verb): DetailsButton => ({
      action: caseAction(verb),
      label: verb === 'accept-handover' ? 'Accept hand-over' : "I can't take it over",
      style: verb === 'accept-handover' ? 'primary' : 'plain',
      tucked: false,
    }),
  );
  const withForm = FORM_VERBS.filter((verb) => verbs.includes(verb) && isOfUse(verb, details)).map(
    (verb): DetailsButton => ({
      action: caseAction(verb),
      label: CASE_FORMS[verb].label,
      style: verb === 'refer' ? 'primary' : 'plain',
      tucked: !AT_ONCE.includes(verb) && !(verb === 'confirm-exclusions' && isToConfirm(details)),
    }),
  );
  return [...handover, ...withForm];
}

/** What needs something to be there is offered only where it is. */
function isOfUse(verb: FormVerb, { file, clocks, now }: ConcernDetails): boolean {
  const { referrals, actions } = file;
  const hasOpenAction = actions.some(({ state }) => state === 'open');
  switch (verb) {
    case 'complete-action':
    case 'snooze-action':
    case 'reassign-action':
    case 'cancel-action':
      return hasOpenAction;
    case 'record-outcome':
      return referrals.length > 0;
    case 'challenge':
      return referrals.some(({ outcome }) => outcome !== undefined);
    case 'explain-missed-target':
      return unexplained(clocks, file, now).length > 0;
    // The reporter has these in their own messages.
    case 'answer-question':
    case 'add-information':
      return false;
    default:
      return true;
  }
}

/** To the page before and the page after, named after what stands there. */
function turnsOf(pages: readonly (readonly DetailsSection[])[], shown: number): readonly DetailsButton[] {
  const turn = (page: number, chronology: string, record: string): DetailsButton[] => {
    const sections = pages[page];
    if (sections === undefined) return [];
    const label = sections.some(({ id }) => id.startsWith('chronology')) ? chronology : record;
    return [{ action: TURN_PAGE, label, style: 'plain', tucked: false, item: String(page) }];
  };
  return [
    ...turn(shown + 1, 'Earlier entries', 'Rest of the concern'),
    ...turn(shown - 1, 'Later entries', 'Start of the concern'),
  ];
}

/** What was decided and done, as it stands now. */
function caseSections(details: ConcernDetails): DetailsSection[] {
  const { file, zone } = details;
  const section = (id: string, heading: string, lines: readonly string[]): DetailsSection[] =>
    lines.length > 0 ? [{ id, heading, text: bulleted(lines) }] : [];
  const { triage, decision, referrals, actions, questions, links, duplicates } = file;
  const open = actions.filter(({ state }) => state === 'open');
  return [
    ...section('triage', 'Triage', triage ? [triageWords(triage)] : []),
    ...section('decision', 'Decision', decision ? [decisionWords(decision)] : []),
    ...section(
      'referrals',
      'Referrals',
      referrals.map((referral) => referralState(referral, zone)),
    ),
    ...section(
      'actions',
      'Open actions',
      open.map((action) => openActionWords(action, details)),
    ),
    ...section(
      'questions',
      'Questions to the reporter',
      questions.map(({ text, answer }) => (answer ? `${text}\nAnswer: ${answer.text}` : `Not answered yet: ${text}`)),
    ),
    ...section(
      'links',
      'Linked',
      [...links, ...duplicates].map(({ reference }) => reference),
    ),
  ];
}

function decisionWords({ decision, rationale, signOff }: CaseDecision): string {
  const second = {
    'not-needed': '',
    awaited: ' A second person has to sign it off.',
    given: '',
  }[signOff.kind];
  const refused = signOff.kind === 'given' && !signOff.agreed ? ' The second person did not agree.' : '';
  return `${CASE_WORDS.decision[decision]}. ${rationale}${second}${refused}`;
}

function referralState({ agencyName, at, outcome, challengedAt, review }: CaseReferral, zone: string): string {
  const answer = outcome
    ? CASE_WORDS.outcome[outcome.outcome].toLowerCase()
    : challengedAt
      ? 'challenged'
      : 'no answer yet';
  const second = review.kind === 'awaited' ? '; sharing without consent waits for its review' : '';
  return `${agencyName}, ${dateAndTime(at, zone)}: ${answer}${second}`;
}

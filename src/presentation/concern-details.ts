import type { ConcernDetails } from '../application/concerns/read-concern.js';
import type { CaseDecision, CaseFile, CaseReferral } from '../domain/case/case-file.js';
import type { ChronologyEntry } from '../domain/chronology.js';
import type { PersonId } from '../domain/ids.js';
import { ACTIONS, type ActionId, caseAction, TURN_PAGE } from './action-ids.js';
import { eventWords, triageWords } from './case/event-words.js';
import { CASE_FORMS, FORM_VERBS, type FormVerb, WITHOUT_FORM } from './case/forms.js';
import { CASE_WORDS } from './case/words.js';
import { WORDS } from './report-words.js';
import { clockTime, dateAndTime, LABELS, listed } from './wording.js';

/** A concern as its reader sees it, in a window: names and words belong here and nowhere else. */
export interface DetailsView {
  readonly title: string;
  readonly close: string;
  readonly headline: string;
  readonly buttons: readonly DetailsButton[];
  readonly concernId: string;
  readonly sections: readonly DetailsSection[];
}

export interface DetailsSection {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
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
 * @param page of the chronology; 0 is the newest
 */
export function concernDetails(details: ConcernDetails, page = 0): DetailsView {
  const { concern } = details;
  const { earlier, later, heading, text } = chronology(details, page);
  const sections = [
    ...standing(details),
    ...reportSections(details),
    ...caseSections(details),
    { id: 'chronology', heading, text },
  ];
  return {
    title: concern.reference,
    close: 'Done',
    headline: headline(details),
    concernId: concern.id,
    buttons: [...routeButtons(details), ...caseButtons(details), ...pageButtons(earlier, later)],
    sections: sections.map((section) => ({ ...section, text: section.text.trim() || 'Not said' })),
  };
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

function caseButtons({ verbs, file }: ConcernDetails): DetailsButton[] {
  const handover = WITHOUT_FORM.filter((verb) => verbs.includes(verb)).map(
    (verb): DetailsButton => ({
      action: caseAction(verb),
      label: verb === 'accept-handover' ? 'Accept hand-over' : 'I can’t take it over',
      style: verb === 'accept-handover' ? 'primary' : 'plain',
      tucked: false,
    }),
  );
  const withForm = FORM_VERBS.filter((verb) => verbs.includes(verb) && isOfUse(verb, file)).map(
    (verb): DetailsButton => ({
      action: caseAction(verb),
      label: CASE_FORMS[verb].label,
      style: verb === 'refer' ? 'primary' : 'plain',
      tucked: !AT_ONCE.includes(verb),
    }),
  );
  return [...handover, ...withForm];
}

/** What needs something to be there is offered only where it is. */
function isOfUse(verb: FormVerb, { referrals, actions }: CaseFile): boolean {
  const hasOpenAction = actions.some(({ state }) => state === 'open');
  switch (verb) {
    case 'complete-action':
    case 'reassign-action':
    case 'cancel-action':
      return hasOpenAction;
    case 'record-outcome':
      return referrals.length > 0;
    case 'challenge':
      return referrals.some(({ outcome }) => outcome !== undefined);
    // Of the reporter's own messages, and of the second person's.
    case 'answer-question':
    case 'add-information':
      return false;
    default:
      return true;
  }
}

function pageButtons(earlier: number | undefined, later: number | undefined): DetailsButton[] {
  const turn = (label: string, page: number | undefined): DetailsButton[] =>
    page === undefined ? [] : [{ action: TURN_PAGE, label, style: 'plain', tucked: false, item: String(page) }];
  return [...turn('Earlier entries', earlier), ...turn('Later entries', later)];
}

/** The clocks that run: what is due when, and what is late by a target of our own. */
function standing({ clocks, file, names, now, zone }: ConcernDetails): DetailsSection[] {
  const lines = clocks.map(({ id, kind, dueAt }) => {
    const by = clockTime(dueAt, now, zone);
    if (dueAt > now) return `${CASE_WORDS.clock[kind]}: by ${by}`;
    const explained = file.explained.includes(id) || file.explained.includes(kind) ? '' : ' Please say why.';
    return `${CASE_WORDS.clock[kind]}: our own target was ${by}.${explained}`;
  });
  const offered = file.handover ? [`Hand-over offered to ${nameIn(names, file.handover.to)}, not accepted yet`] : [];
  const all = [...offered, ...lines];
  return all.length > 0 ? [{ id: 'clocks', heading: 'What is due', text: all.join('\n') }] : [];
}

/** What was decided and done, as it stands now. */
function caseSections({ file, names, zone }: ConcernDetails): DetailsSection[] {
  const section = (id: string, heading: string, lines: readonly string[]): DetailsSection[] =>
    lines.length > 0 ? [{ id, heading, text: lines.join('\n') }] : [];
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
      open.map(({ text, owner, due }) => `${dateAndTime(due, zone)}, ${nameIn(names, owner)}: ${text}`),
    ),
    ...section(
      'questions',
      'Questions to the reporter',
      questions.filter(({ answer }) => answer === undefined).map(({ text }) => `Not answered yet: ${text}`),
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

function reportSections({ concern, names, zone }: ConcernDetails): DetailsSection[] {
  const { report } = concern;
  const section = (id: string, heading: string, text: string | undefined): DetailsSection[] =>
    text ? [{ id, heading, text }] : [];
  const atRisk = [WORDS.atRisk[report.atRisk], report.personAtRisk].filter(Boolean).join(': ');
  const identity =
    report.identity === 'confidential' ? ' (confidential: tell nobody who does not handle this concern)' : '';
  return [
    ...section('danger', 'Is anyone in immediate danger?', WORDS.danger[report.danger]),
    ...section('atRisk', 'Who is at risk?', atRisk),
    ...section('whatHappened', "What happened, in the reporter's words", report.whatHappened),
    ...quotedSection(),
    ...section('responsible', 'Might anyone who works or volunteers here be responsible?', responsible()),
    ...section('hiddenFrom', 'Not to be told', listed(report.hiddenFrom.map((id) => nameIn(names, id)))),
    ...section('reporter', 'Raised by', `${nameIn(names, concern.reporter)}${identity}`),
    ...section('ringOn', 'Ring them on', report.ringOn),
    ...detailSections(report.detail, section),
  ];

  function responsible(): string {
    const who = report.subjects.map((id) => nameIn(names, id));
    const unknown = [
      ...(report.subjectNotListed ? ['somebody who is not listed'] : []),
      ...(report.subjectNotSaid ? ['the reporter would rather not say'] : []),
    ];
    return [WORDS.responsible[report.responsible], listed([...who, ...unknown])].filter(Boolean).join(': ');
  }

  function quotedSection(): DetailsSection[] {
    const { quotedMessage } = report;
    if (!quotedMessage) return [];
    const { author, postedAt, cut, text } = quotedMessage;
    const by = author?.name ? ` by ${author.name}` : '';
    const at = postedAt ? `, ${dateAndTime(postedAt, zone)}` : '';
    const length = cut ? ' (cut at 3,000 characters)' : '';
    return section('quotedMessage', `Quoted message${by}${at}${length}`, text);
  }
}

function detailSections(
  detail: ConcernDetails['concern']['report']['detail'],
  section: (id: string, heading: string, text: string | undefined) => DetailsSection[],
): DetailsSection[] {
  return [
    ...section('types', 'Kind of concern', detail.types && listed(detail.types.map((type) => WORDS.types[type]))),
    ...section('howKnown', 'How it is known', detail.howKnown && WORDS.howKnown[detail.howKnown]),
    ...section('when', 'When', detail.when),
    ...section('where', 'Where', detail.where),
    ...section('ongoing', 'Still going on', detail.ongoing && WORDS.ongoing[detail.ongoing]),
    ...section('livesIn', 'The person lives in', detail.livesIn),
    ...section('happenedIn', 'It happened in', detail.happenedIn),
    ...section('othersAtRisk', 'Others at risk', detail.othersAtRisk),
    ...section('alreadyDone', 'Already done', detail.alreadyDone),
    ...section('personTold', 'The person knows of this', detail.personTold && WORDS.personTold[detail.personTold]),
    ...section('personWants', 'The person wants', detail.personWants),
    ...section('consent', 'Agrees to sharing', detail.consent && WORDS.consent[detail.consent]),
  ];
}

/** How many entries of the chronology one window shows. */
const PAGE = 8;

interface Page {
  readonly text: string;
  readonly heading: string;
  readonly earlier?: number;
  readonly later?: number;
}

/** One page of the chronology, oldest first within it; page 0 is the newest. */
function chronology({ concern, names, zone }: ConcernDetails, page: number): Page {
  const entries = concern.chronology;
  const pages = Math.max(1, Math.ceil(entries.length / PAGE));
  const shown = Math.min(Math.max(page, 0), pages - 1);
  const to = entries.length - shown * PAGE;
  const from = Math.max(0, to - PAGE);
  const text = entries.slice(from, to).map(entryWords).join('\n');
  const heading = pages > 1 ? `Chronology, ${from + 1} to ${to} of ${entries.length}` : 'Chronology';
  return {
    text,
    heading,
    ...(shown + 1 < pages && { earlier: shown + 1 }),
    ...(shown > 0 && { later: shown - 1 }),
  };

  function entryWords({ eventAt, recordedAt, author, source, event }: ChronologyEntry): string {
    const by = author === 'safeguard' ? '' : ` (${nameIn(names, author)})`;
    const said = source === 'fact' ? '' : `, ${source}`;
    const late = recordedAt.getTime() - eventAt.getTime() > 60_000;
    const written = late ? `, written down ${dateAndTime(recordedAt, zone)}` : '';
    const words = eventWords(event, { nameOf: (id) => nameIn(names, id), zone });
    return `${dateAndTime(eventAt, zone)}${said}${written}: ${words}${by}`;
  }
}

function nameIn(names: ReadonlyMap<PersonId, string>, id: PersonId): string {
  return names.get(id) || 'Somebody whose name we do not know';
}

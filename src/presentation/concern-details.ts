import type { ConcernDetails } from '../application/concerns/read-concern.js';
import type { ConcernAction } from '../domain/access.js';
import type { ChronologyEvent, SentBecause } from '../domain/chronology.js';
import type { PersonId } from '../domain/ids.js';
import { ACTIONS, type ActionId } from './action-ids.js';
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

interface DetailsButton {
  readonly needs: ConcernAction;
  readonly action: ActionId;
  readonly label: string;
  readonly style: 'primary' | 'plain';
}

const DETAIL_BUTTONS: readonly DetailsButton[] = [
  { needs: 'acknowledge', action: ACTIONS.acknowledge, label: LABELS.acknowledge, style: 'primary' },
  { needs: 'decline', action: ACTIONS.decline, label: LABELS.decline, style: 'plain' },
];

export function concernDetails(details: ConcernDetails): DetailsView {
  const { concern, actions, now, zone } = details;
  return {
    title: concern.reference,
    close: LABELS.close,
    headline: headline(details),
    concernId: concern.id,
    buttons: DETAIL_BUTTONS.filter(({ needs }) => actions.includes(needs)),
    sections: [...reportSections(details), { id: 'chronology', heading: 'Chronology', text: chronology(details) }].map(
      (section) => ({ ...section, text: section.text.trim() || 'Not said' }),
    ),
  };

  function headline({ names }: ConcernDetails): string {
    const received = `${concern.urgent ? 'Urgent. ' : ''}Received ${clockTime(concern.receivedAt, now, zone)}.`;
    if (concern.holder) return `${received} ${nameIn(names, concern.holder)} has it.`;
    if (concern.escalation) return `${received} Acknowledge by ${clockTime(concern.escalation.nextAt, now, zone)}.`;
    return received;
  }
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

function chronology({ concern, names, zone }: ConcernDetails): string {
  return concern.chronology
    .map(({ eventAt, author, event }) => {
      const by = author === 'safeguard' ? '' : ` (${nameIn(names, author)})`;
      return `${dateAndTime(eventAt, zone)}: ${eventWords(event, names)}${by}`;
    })
    .join('\n');
}

const SENT_BECAUSE: Record<SentBecause, string> = {
  raised: 'Sent to',
  'second-reader': 'A second reader, because the reporter is on duty:',
  'not-acknowledged': 'Not acknowledged in time; sent to',
  declined: 'Passed on to',
  'not-reached': 'Nobody could be reached; passed on to',
  'still-not-acknowledged': 'Still not acknowledged; sent again to',
};

function eventWords(event: ChronologyEvent, names: ReadonlyMap<PersonId, string>): string {
  switch (event.kind) {
    case 'raised':
      return 'Raised';
    case 'sent-to':
      return `${SENT_BECAUSE[event.because]} ${listed(event.people.map((id) => nameIn(names, id)))}`;
    case 'acknowledged':
      return 'Acknowledged';
    case 'declined':
      return "Can't take it";
    case 'could-not-be-reached':
      return `${nameIn(names, event.person)} could not be reached`;
    case 'nobody-could-be-told':
      return 'Nobody here could be told; the reporter was asked to ring the external contact';
    case 'external-call-confirmed':
      return 'The reporter says that they rang the external contact';
  }
}

function nameIn(names: ReadonlyMap<PersonId, string>, id: PersonId): string {
  return names.get(id) || 'Somebody whose name we do not know';
}

import type { ConcernDetails } from '../application/concerns/read-concern.js';
import { type DetailsSection, nameIn } from './details-section.js';
import { WORDS } from './report-words.js';
import { dateAndTime, listed } from './wording.js';

/** What the reporter said, question by question; what was not asked or answered is left out. */
export function reportSections({ concern, names, zone }: ConcernDetails): DetailsSection[] {
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
    ...passedOnSection(),
    ...detailSections(report.detail, section),
  ];

  function responsible(): string {
    const who = report.subjects.map((id) => nameIn(names, id));
    const unknown =
      report.identity === 'anonymous'
        ? // They chose from no list: what they typed stands below, and that they typed nothing is no wish.
          [...(report.subjectNotSaid ? ['not said who it is'] : [])]
        : [
            ...(report.subjectNotListed ? ['somebody who is not listed'] : []),
            ...(report.subjectNotSaid ? ['the reporter would rather not say'] : []),
          ];
    const typed = report.subjectInWords ? `\nIn their words: ${report.subjectInWords}` : '';
    return `${[WORDS.responsible[report.responsible], listed([...who, ...unknown])].filter(Boolean).join(': ')}${typed}`;
  }

  function passedOnSection(): DetailsSection[] {
    const { passedOn } = report.detail;
    if (!passedOn) return [];
    const { by, how, at } = passedOn;
    const lines = [
      ...(by ? [`Told by ${by}`] : []),
      ...(how ? [WORDS.toldHow[how]] : []),
      ...(at
        ? [`Told to the reporter on ${dateAndTime(at, zone)}; raised on ${dateAndTime(concern.receivedAt, zone)}`]
        : []),
    ];
    return section('passedOn', 'Passed on for somebody else', lines.join('\n'));
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

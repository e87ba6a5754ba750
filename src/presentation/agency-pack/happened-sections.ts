import type { AgencyPack } from '../../domain/case/vocabulary.js';
import type { ChronologyEntry } from '../../domain/chronology.js';
import { CASE_WORDS } from '../case/words.js';
import { WORDS } from '../report-words.js';
import { dateAndTime, listed } from '../wording.js';
import { NOT_ASKED, type PackSection, row, rowOf } from './document.js';
import { referredBefore } from './earlier-referrals.js';
import { dated, type PackFacts, written } from './facts.js';

/** What happened, and what was done. Facts, allegation and opinion stand apart. */

export function happened(facts: PackFacts): PackSection {
  const { concern, zone } = facts.details;
  const { report } = concern;
  const { quotedMessage: quoted } = report;
  const posted = quoted?.postedAt ? `, ${dateAndTime(quoted.postedAt, zone)}` : '';
  return {
    heading: 'What happened',
    rows: [
      row('As it was reported, in the words of whoever raised it', report.whatHappened),
      ...(quoted ? [row(`A message that they passed on${posted}${quoted.cut ? ' (cut)' : ''}`, quoted.text)] : []),
      row('How they know', report.detail.howKnown && WORDS.howKnown[report.detail.howKnown]),
      row('Kind of concern', report.detail.types && listed(report.detail.types.map((type) => WORDS.types[type]))),
      rowOf('Said since by whoever raised it', saidSince(facts), 'Nothing'),
      rowOf('Facts noted since (seen, heard or done)', notes(facts, 'fact'), 'None'),
      rowOf('Allegations noted since (somebody said so)', notes(facts, 'allegation'), 'None'),
      rowOf('Opinions noted since (what somebody thinks)', notes(facts, 'opinion'), 'None'),
    ],
  };
}

function notes(facts: PackFacts, source: ChronologyEntry['source']): string[] {
  return facts.details.concern.chronology.flatMap((entry) =>
    entry.event.kind === 'note' && entry.source === source ? [dated(entry.eventAt, facts, entry.event.text)] : [],
  );
}

function saidSince(facts: PackFacts): string[] {
  const { questions } = facts.details.file;
  return facts.details.concern.chronology.flatMap(({ event, eventAt }) => {
    if (event.kind === 'reporter-added') return [dated(eventAt, facts, event.text)];
    if (event.kind !== 'reporter-answered') return [];
    const asked = questions.find(({ id }) => id === event.question);
    return [dated(eventAt, facts, [...(asked ? [`Asked: ${asked.text}`] : []), event.text].join('\n'))];
  });
}

export function whenAndWhere({ details: { concern, zone } }: PackFacts): PackSection {
  const { detail } = concern.report;
  return {
    heading: 'When and where',
    rows: [
      row('When', detail.when),
      row('Where', detail.where),
      row('Area where it happened', detail.happenedIn),
      row('Still going on?', detail.ongoing && WORDS.ongoing[detail.ongoing]),
      row('Reported to us', dateAndTime(concern.receivedAt, zone)),
    ],
  };
}

export function danger(facts: PackFacts, pack: AgencyPack): PackSection {
  const { concern, file } = facts.details;
  return {
    heading: 'Immediate danger, and what was done',
    rows: [
      row('Immediate danger, when it was reported', WORDS.danger[concern.report.danger]),
      row('Immediate danger, as we found it', file.triage && CASE_WORDS.safety[file.triage.safety], NOT_ASKED),
      row('Done before it was reported', concern.report.detail.alreadyDone),
      ...referredBefore(facts, pack),
      rowOf(
        'Actions done',
        written(facts, 'action-done', ({ text }) => text),
        'None in our record',
      ),
      rowOf(
        'Support offered',
        written(facts, 'support-offered', ({ to, text }) => `${CASE_WORDS.support[to]}: ${text}`),
        'None in our record',
      ),
    ],
  };
}

/** What the police ask beside what happened. */
export function offence({ details: { concern } }: PackFacts): PackSection {
  const { detail } = concern.report;
  return {
    heading: 'Offence, scene and evidence',
    rows: [
      row('What may have been committed', detail.types && listed(detail.types.map((type) => WORDS.types[type]))),
      row('Is anybody still at the scene?', undefined),
      row('Evidence, and where it is', undefined),
      row('Has anything been moved, washed or tidied?', undefined),
      row('Witnesses', undefined),
      row('Does the person want the police to know?', undefined),
    ],
  };
}

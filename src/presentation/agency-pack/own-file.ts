import { chronologyText } from '../case/chronology-text.js';
import { nameIn } from '../details-section.js';
import { reportSections } from '../report-sections.js';
import { MARKING, type PackDocument, row } from './document.js';
import type { PackFacts } from './facts.js';

/** What was reported, and every entry since, as whoever works on the concern sees it. */
export function ownFile({ details }: PackFacts): PackDocument {
  const { concern, names, zone } = details;
  const text = chronologyText(concern, (id) => nameIn(names, id), zone);
  const isConfidential = concern.report.identity === 'confidential';
  return {
    title: 'The whole chronology',
    marking: MARKING,
    reference: concern.reference,
    forSender: [],
    preface: [
      'For our own file. Nothing of it was sent to anybody.',
      ...(isConfidential ? ['Whoever raised this asked us to keep their name confidential. It stands in here.'] : []),
    ],
    sections: [
      { heading: 'What was reported', rows: reportSections(details).map((each) => row(each.heading, each.text)) },
      { heading: 'Chronology', rows: [row('', text)] },
    ],
  };
}

import type { ConcernDetails } from '../../application/concerns/read-concern.js';
import type { ChronologyEntry } from '../../domain/chronology.js';
import { type DetailsSection, nameIn } from '../details-section.js';
import { dateAndTime } from '../wording.js';
import { eventWords } from './event-words.js';

/** How many entries of the chronology stand together. */
const TOGETHER = 8;

/** The chronology in parts: the newest part first, and within each the oldest entry first. */
export function chronologyParts({ concern, names, zone }: ConcernDetails): readonly DetailsSection[] {
  const entries = concern.chronology;
  const parts = Math.max(1, Math.ceil(entries.length / TOGETHER));
  return Array.from({ length: parts }, (_, part) => {
    const to = entries.length - part * TOGETHER;
    const from = Math.max(0, to - TOGETHER);
    return {
      id: `chronology-${part}`,
      heading: parts > 1 ? `Chronology, ${from + 1} to ${to} of ${entries.length}` : 'Chronology',
      text: entries.slice(from, to).map(entryWords).join('\n\n'),
    };
  });

  function entryWords({ eventAt, recordedAt, author, source, event }: ChronologyEntry): string {
    // First, and never after the words: nobody's words can pass for somebody else's then.
    const by = author === 'safeguard' ? '' : `, ${nameIn(names, author)}`;
    const said = source === 'fact' ? '' : `, ${source}`;
    const late = recordedAt.getTime() - eventAt.getTime() > 60_000;
    const written = late ? `, written down ${dateAndTime(recordedAt, zone)}` : '';
    const words = eventWords(event, { nameOf: (id) => nameIn(names, id), zone });
    return `${dateAndTime(eventAt, zone)}${by}${said}${written}: ${words}`;
  }
}

import type { ConcernDetails } from '../../application/concerns/read-concern.js';
import type { ChronologyEntry } from '../../domain/chronology.js';
import { nameIn } from '../details-section.js';
import { dateAndTime } from '../wording.js';
import { eventWords } from './event-words.js';

/** How many entries of the chronology one window shows. */
const PAGE = 8;

export interface ChronologyPage {
  readonly text: string;
  readonly heading: string;
  readonly earlier?: number;
  readonly later?: number;
}

/** One page of the chronology, oldest first within it; page 0 is the newest. */
export function chronologyPage({ concern, names, zone }: ConcernDetails, page: number): ChronologyPage {
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

import type { ChronologyEntry } from '../../domain/chronology.js';
import type { Concern } from '../../domain/concern.js';
import type { Reporter } from '../../domain/reporter.js';
import { dateAndTime } from '../wording.js';
import { eventWords } from './event-words.js';

type NameOf = (id: Reporter) => string;

/**
 * The whole record of a concern as plain text, for whoever may read all of it: an inspector, a court, a phone. In the
 * order in which it was written down, because that is what nobody can change afterwards.
 */
export function chronologyText(
  { reference, chronology }: Pick<Concern, 'reference' | 'chronology'>,
  nameOf: NameOf,
  zone: string,
): string {
  return [
    `Chronology of ${reference}`,
    `In the order in which it was written down. Times are those of ${zone}.`,
    ...chronology.map((entry, index) => `\n${entryText(entry, index + 1, nameOf, zone)}`),
    '',
  ].join('\n');
}

function entryText(
  { eventAt, recordedAt, author, source, event }: ChronologyEntry,
  number: number,
  nameOf: NameOf,
  zone: string,
): string {
  const happened = dateAndTime(eventAt, zone);
  const recorded = dateAndTime(recordedAt, zone);
  const by = author === 'safeguard' ? 'Safeguard' : onOneLine(nameOf(author));
  return [
    `${number}. ${happened}, ${by}, ${source}`,
    // To the minute, as it is shown: what was written down as it happened needs no second time.
    ...(recorded === happened ? [] : [`   Written down ${recorded}`]),
    ...linesOf(eventWords(event, { nameOf, zone })).map((line) => `   ${line}`.trimEnd()),
  ].join('\n');
}

/** Of every kind that a text editor shows: what somebody typed stays indented, and can't pass for an entry of its own. */
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

function linesOf(text: string): string[] {
  return text.split(LINE_BREAK);
}

function onOneLine(text: string): string {
  return linesOf(text).join(' ');
}

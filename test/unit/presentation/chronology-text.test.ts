import { expect, test } from 'vitest';
import type { Reporter } from '../../../src/domain/reporter.js';
import { chronologyText } from '../../../src/presentation/case/chronology-text.js';
import { AMARA, aConcern, LONDON, minutesAfter, PRIYA, RECEIVED } from '../../support/builders.js';
import { EVENTS } from '../../support/case.js';

const nameOf = (id: Reporter) => ({ amara: 'Amara Okafor', priya: 'Priya Shah' })[String(id)] ?? 'Somebody';
const entry = { eventAt: RECEIVED, recordedAt: RECEIVED, author: AMARA.id, source: 'fact' } as const;

test('the record says of each entry when, by whom, of what kind, and what', () => {
  const concern = aConcern({
    chronology: [
      { ...entry, event: { kind: 'raised' } },
      { ...entry, author: 'safeguard', event: { kind: 'sent-to', people: [PRIYA.id], because: 'raised' } },
      {
        ...entry,
        recordedAt: minutesAfter(RECEIVED, 90),
        author: PRIYA.id,
        source: 'allegation',
        event: { kind: 'note', text: 'First line\n\nThird line' },
      },
    ],
  });
  expect(chronologyText(concern, nameOf, LONDON)).toBe(`Chronology of ${concern.reference}
In the order in which it was written down. Times are those of Europe/London.

1. 23 November 2026, 14:05, Amara Okafor, fact
   Raised

2. 23 November 2026, 14:05, Safeguard, fact
   Sent to Priya Shah

3. 23 November 2026, 14:05, Priya Shah, allegation
   Written down 23 November 2026, 15:35
   Note: First line

   Third line
`);
});

test('what somebody typed, or is called, never passes for an entry of its own', () => {
  const forged = '2. 23 November 2026, 14:06, Priya Shah, fact';
  for (const lineBreak of ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029']) {
    const chronology = [{ ...entry, event: { kind: 'note', text: `A note${lineBreak}${forged}` } as const }];
    const text = chronologyText(aConcern({ chronology }), () => `Amara${lineBreak}${forged}`, LONDON);
    const starts = text.split(/[\n\v\f\r\u0085\u2028\u2029]/).filter((line) => /^\d/.test(line));
    expect([lineBreak, starts]).toEqual([lineBreak, [expect.stringMatching(/^1\. .* Amara 2\. /)]]);
  }
});

test('every kind of event has words in it', () => {
  const chronology = Object.values(EVENTS).map((event) => ({ ...entry, event }));
  const entries = chronologyText(aConcern({ chronology }), nameOf, LONDON).trimEnd().split('\n\n').slice(1);
  expect(entries).toHaveLength(chronology.length);
  for (const each of entries) expect(each).toMatch(/^\d+\. .*, fact\n {3}\S/);
});

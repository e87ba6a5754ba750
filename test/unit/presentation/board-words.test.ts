import { expect, it } from 'vitest';
import { boardReport } from '../../../src/domain/digests/board-report.js';
import { outsideSections, trueSections } from '../../../src/presentation/desk/board-words.js';

const report = (referred: { readonly count: number; readonly beforehand: number; readonly medianMs?: number }) => ({
  ...boardReport([]),
  referred,
});
const fast = (sections: ReturnType<typeof trueSections>) =>
  sections.find(({ title }) => title === 'How fast we were')?.lines.filter((line) => line.includes('eferred'));
const MEDIAN = 'Half of the later ones were referred within 2 minutes';

it.each([
  [{ count: 0, beforehand: 0 }, ['Referred to an agency: 0']],
  [
    { count: 3, beforehand: 1, medianMs: 120_000 },
    ['Referred to an agency: 3', 'Referred before the form was sent: 1; after it: 2', MEDIAN],
  ],
  [{ count: 1, beforehand: 1 }, ['Referred to an agency: 1', 'Referred before the form was sent: 1; after it: 0']],
])('counts apart what was referred before the form was sent: %j', (referred, lines) => {
  expect(fast(trueSections(report(referred)))).toEqual(lines);
});

it.each([
  [
    { count: 12, beforehand: 6, medianMs: 120_000 },
    ['Referred to an agency: 12', 'Referred before the form was sent: 6; after it: 6', MEDIAN],
  ],
  // Nor the time of a few, whatever the whole is.
  [
    { count: 12, beforehand: 9, medianMs: 120_000 },
    ['Referred to an agency: 12', 'Referred before the form was sent: not shown; after it: not shown'],
  ],
  [
    { count: 3, beforehand: 0, medianMs: 120_000 },
    ['Referred to an agency: not shown', 'Referred before the form was sent: 0; after it: not shown'],
  ],
])('holds small counts of them back in what leaves: %j', (referred, lines) => {
  expect(fast(outsideSections(report(referred)))).toEqual(lines);
});

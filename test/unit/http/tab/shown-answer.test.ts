import { expect, it } from 'vitest';
import { answerOf } from '../../../../src/http/tab/shown-answer.js';
import type { Shown } from '../../../../src/presentation/concern-presses.js';
import { LINK_WORKS, LINKS_WORK } from '../../../../src/presentation/export-links.js';

const url = 'https://safeguard.example.org/download/x';
const link = { id: 'pdf', label: 'Download PDF', url, isExport: true } as const;
const page = (lines: readonly string[]): Shown => ({
  kind: 'page',
  view: { title: 'Evidence', close: 'Close', lines, links: [link], rows: [], buttons: [] },
});
const pack = (lines: readonly string[]): Shown => ({
  kind: 'pack',
  view: {
    ...{ title: 'Chronology', close: 'Close', back: 'Back', concernId: 'c-1', lines, links: [link] },
    ...{ pieces: [{ label: 'To copy', text: 'Text' }], item: 'x.0', turn: [] },
  },
});

it.each([
  ['a page', page, LINK_WORKS],
  ['a draft', pack, LINKS_WORK],
] as const)('%s says how long a link works beside one that works, and not where it waits', (_, shown, words) => {
  const lines = ['What it is', words, 'What you change is not kept.'];
  expect(answerOf(shown(lines), true)).toMatchObject({ view: { lines, links: [{ url }] } });
  const waiting = answerOf(shown(lines), false);
  expect(waiting).toMatchObject({ view: { lines: ['What it is', 'What you change is not kept.'] } });
  expect(JSON.stringify(waiting)).not.toContain(url);
});

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../../src/', import.meta.url));
const CURLY = /[\u2018\u2019]|\\u201[89]|&[lr]squo;/;
/** What people type has either sign: a name that was typed is compared in spite of it. */
const READS_WHAT_WAS_TYPED = ['domain/near-names.ts'];

it('one apostrophe stands in all words that the product writes: screens that mix two look careless', () => {
  const curly = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(tsx?|html|yaml)$/.test(path))
    .filter((path) => CURLY.test(readFileSync(`${SRC}${path}`, 'utf8')))
    .map((path) => path.replaceAll('\\', '/'));
  // The exception proves that the look finds what it looks for.
  expect(curly).toEqual(READS_WHAT_WAS_TYPED);
});

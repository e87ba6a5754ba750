import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../src/documents/csv.js';

const cell = (text: string) =>
  csvOf({ name: 'list', rows: [[text]] })
    .replace(/^\uFEFF/, '')
    .replace(/\r\n$/, '');

describe('a list for a spreadsheet', () => {
  it.each([
    ['=HYPERLINK("https://example.org")', `"'=HYPERLINK(""https://example.org"")"`],
    ['+44 20 7946 0100', "'+44 20 7946 0100"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['＝1', "'＝1"],
  ])('has nothing that a spreadsheet would calculate: %j', (text, shown) => {
    expect(cell(text)).toBe(shown);
  });

  it.each([
    ['Amara Okafor', 'Amara Okafor'],
    ['Okafor, Amara', '"Okafor, Amara"'],
    ['the "new" one', '"the ""new"" one"'],
    ['two\nlines', '"two\nlines"'],
    ['', ''],
  ])('keeps every other cell as it is: %j', (text, shown) => {
    expect(cell(text)).toBe(shown);
  });

  it('says that it is UTF-8, and ends its lines as spreadsheets do', () => {
    expect(csvOf({ name: 'list', rows: [['Zoë'], ['Ł']] })).toBe('\uFEFFZoë\r\nŁ\r\n');
  });
});

import { describe, expect, it } from 'vitest';
import { columns, printable } from '../../../src/cli/terminal.js';

describe('what a terminal is shown', () => {
  it.each([
    ['colours and moves of the cursor', '\u001b[31mred\u001b[2J', '\uFFFD[31mred\uFFFD[2J'],
    ['line breaks', 'one\r\ntwo\u2028three', 'one\uFFFD\uFFFDtwo\uFFFDthree'],
    ['a bell and a backspace', 'a\u0007b\u0008', 'a\uFFFDb\uFFFD'],
    ['signs that turn the direction', '\u202Eevil\u2066', '\uFFFDevil\uFFFD'],
  ])('has no %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('has names as they are', () => {
    const names = 'Siân O’Brien, Łukasz, محمد, 李, नेहा';
    expect(printable(names)).toBe(names);
  });

  it('stands in columns that are as wide as their widest cell, without anything at their end', () => {
    expect(
      columns([
        ['Id', 'Name', 'Role'],
        ['priya', 'Priya\nShah', ''],
      ]),
    ).toEqual(['Id     Name        Role', 'priya  Priya\uFFFDShah']);
    expect(columns([])).toEqual([]);
  });
});

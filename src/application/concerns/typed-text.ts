/**
 * Text as somebody typed it, without what is no text: NUL, and halves of characters, which turn into another character in
 * a store or at a platform, or make them refuse the whole. Nor with what turns around what stands after it, so that a record
 * would read otherwise than it was written: letters have a direction of their own. Never longer than it was.
 */
export function cleaned(text: string): string {
  return text
    .replaceAll('\0', '')
    .replaceAll(/\p{Surrogate}/gu, '\u{FFFD}')
    .replaceAll(OVERRIDES, '')
    .replaceAll(LINES, withoutOpenIsolates);
}

/** Turn what stands around them, in whoever's list it is; marks and isolates that end where they began do not. */
const OVERRIDES = /[\u202A-\u202E]/g;
const DIRECTIONS = /[\u061C\u200E\u200F\u2066-\u2069]/g;
const ISOLATES = /[\u2066-\u2069]/g;
const END_OF_ISOLATE = '\u2069';
/** No isolate reaches beyond one. */
const LINES = /[^\n\r\u2029]+/g;

/** Those that end, in the line in which they began, turn around what is in them alone. */
function withoutOpenIsolates(line: string): string {
  const open: number[] = [];
  const ended = new Set<number>();
  for (const { 0: mark, index } of line.matchAll(ISOLATES)) {
    if (mark !== END_OF_ISOLATE) open.push(index);
    else {
      const began = open.pop();
      if (began !== undefined) ended.add(began).add(index);
    }
  }
  return line.replaceAll(ISOLATES, (mark, index: number) => (ended.has(index) ? mark : ''));
}

/** What was typed where one line is asked for: a break, or what else no text has, is a space. */
export function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').replaceAll(OVERRIDES, '');
}

/** What stands within other words, in lists and on buttons, and looks the same wherever it does. */
export function asName(text: string): string {
  return inOneLine(text).replaceAll(DIRECTIONS, '').trim();
}

/** Whether somebody said anything: characters that nobody can see are no words. */
export function saysSomething(text: string): boolean {
  return /[^\p{White_Space}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

/** Its beginning, cut never inside a character that takes two units. @param length in UTF-16 units, as platforms count. */
export function beginningOf(text: string, length: number): string {
  return text.slice(0, length).replace(/\p{Surrogate}$/u, '');
}

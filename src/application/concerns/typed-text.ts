/**
 * Text as somebody typed it, without what is no text: NUL, and halves of characters, which turn into another character in
 * a store or at a platform, or make them refuse the whole. Never longer than it was.
 */
export function cleaned(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\u{FFFD}');
}

/** Turn what stands around them, in whoever's list it is; marks and isolates that end where they began do not. */
const OVERRIDES = /[\u202A-\u202E]/g;
const DIRECTIONS = /[\u061C\u200E\u200F\u2066-\u2069]/g;

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

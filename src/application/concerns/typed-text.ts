/**
 * Text as somebody typed it, without what is no text: NUL, and halves of characters, which turn into another character in
 * a store or at a platform, or make them refuse the whole. Never longer than it was.
 */
export function cleaned(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\u{FFFD}');
}

/** Whether somebody said anything: characters that nobody can see are no words. */
export function saysSomething(text: string): boolean {
  return /[^\p{White_Space}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

/** Its beginning, cut never inside a character that takes two units. @param length in UTF-16 units, as platforms count. */
export function beginningOf(text: string, length: number): string {
  return text.slice(0, length).replace(/\p{Surrogate}$/u, '');
}

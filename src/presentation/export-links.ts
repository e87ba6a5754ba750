export const LINK_WORKS = 'The link works once, within ten minutes.';
export const LINKS_WORK = 'Each link works once, within ten minutes.';

/** Lines of a page whose links wait until somebody has proved who they are: of how long they work there is nothing to say yet. */
export function withoutLinkWords(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line !== LINK_WORKS && line !== LINKS_WORK);
}

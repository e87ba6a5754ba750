import type { Shown } from '../../presentation/concern-presses.js';
import { withoutLinkWords } from '../../presentation/export-links.js';
import { shownSchema } from '../tab-contract.js';

/**
 * What the tab is shown: parsed on its way out, so that nothing leaves that the contract does not name.
 * @param isProved whether they showed a moment ago who they are
 */
export function answerOf(shown: Shown, isProved: boolean) {
  return shownSchema.parse(isProved ? shown : withoutExports(shown));
}

/** What takes records out is named, and its address waits until they have proved who they are. */
function withoutExports(shown: Shown) {
  if (shown.kind !== 'page' && shown.kind !== 'pack') return shown;
  const links = shown.view.links?.map(({ id, label, url, isExport }) => ({
    id,
    label,
    url: isExport ? undefined : url,
  }));
  const lines = links?.some(({ url }) => url === undefined) ? withoutLinkWords(shown.view.lines) : shown.view.lines;
  return { ...shown, view: { ...shown.view, lines, links } };
}

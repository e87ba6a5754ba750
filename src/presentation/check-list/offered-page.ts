import { NO_LINK } from '../desk/policy-pages.js';
import { LINK_WORKS } from '../export-links.js';
import type { PageView } from '../page-view.js';
import { LABELS } from '../wording.js';

/** The way to the list of checks; the list itself is never in a chat. */
export function checksOffered(link: string | undefined): PageView {
  return {
    title: 'Export the checks',
    close: LABELS.close,
    lines: [
      'A list of the checks of those whom you see to, which opens in any spreadsheet. A safeguarding lead can fill it in and load it again.',
      'It holds personal data: keep it no longer than you need it.',
      link ? LINK_WORKS : NO_LINK,
    ],
    links: link === undefined ? [] : [{ id: 'checks', label: 'Download the list', url: link, isExport: true }],
    rows: [],
    buttons: [],
  };
}

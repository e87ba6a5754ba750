import type { ListedFile } from '../../domain/case/evidence.js';
import type { ConcernId } from '../../domain/ids.js';
import { ACTIONS } from '../action-ids.js';
import { NO_LINK } from '../desk/policy-pages.js';
import { LINK_WORKS } from '../export-links.js';
import type { PageView } from '../page-view.js';
import { LABELS } from '../wording.js';

/** The way to a file that came with a concern. */
export function fileOffered(concernId: ConcernId, { name }: ListedFile, link: string | undefined): PageView {
  const back = 'Back to the concern';
  return {
    title: 'Download a file',
    close: LABELS.close,
    lines: [
      name,
      'It is as it came and nobody has checked it for anything harmful: open it with care, keep it no longer than you need it, and send it to nobody by chat.',
      link ? LINK_WORKS : NO_LINK,
    ],
    links: link === undefined ? [] : [{ id: 'file', label: 'Download the file', url: link, isExport: true }],
    rows: [],
    buttons: [{ action: ACTIONS.read, concernId, label: back, spokenLabel: back }],
  };
}

import type { UseCases } from '../../application/use-cases.js';
import { LABELS } from '../wording.js';
import type { DeskPart } from './desk-part.js';

const TITLE = 'Pages';

/** The way from a chat to the pages, for those whose chat can't show them. */
export function createTabDesk({ openTab }: Pick<UseCases, 'openTab'>): DeskPart {
  return {
    pages: {
      pages: async (viewer) => {
        const url = await openTab(viewer);
        if (url === undefined) return { title: TITLE, close: LABELS.close, lines: [NO_ADDRESS] };
        return {
          title: TITLE,
          close: LABELS.close,
          lines: [
            'Your concerns, open work, checks and policies as pages in your browser.',
            'The link is for you alone. It works once, within two minutes; ask here for another one.',
          ],
          links: [{ id: 'open-pages', label: 'Open the pages', url }],
          rows: [],
          buttons: [],
        };
      },
    },
  };
}

const NO_ADDRESS =
  'The pages have no address that you could reach. Ask whoever looks after Safeguard to set PUBLIC_URL to an https address.';

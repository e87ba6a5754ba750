import type { PublicPage } from '../public-pages.js';

/** What a browser shows before the pages open. Neither says who the link is for: a preview may read it. */

export const TAB_LINK_PAGE: Omit<PublicPage, 'path'> & { readonly button: string } = {
  title: 'Safeguard',
  paragraphs: [
    'This link works once. It opens the pages of Safeguard for the person who asked for it in their chat.',
    'Open them only on a device that is yours, and where nobody looks over your shoulder.',
  ],
  button: 'Open the pages',
};

/** The same for a link that was used, has ended or never was. */
export const NO_TAB_LINK_PAGE: Omit<PublicPage, 'path'> = {
  title: 'Safeguard',
  paragraphs: [
    'This link does not work, or no longer does. Ask for a new one on the home tab of Safeguard in your chat.',
  ],
};

import type { PublicPage } from './public-pages.js';

/** What a browser shows around a download. Neither page says anything of a concern: a preview or a crawler may read it. */

export const DOWNLOAD_PAGE: Omit<PublicPage, 'path'> & { readonly button: string } = {
  title: 'Safeguard',
  paragraphs: [
    'This link works once.',
    'What you download is sensitive. Keep it where only those who have to see it can, and delete it when you no longer need it.',
  ],
  button: 'Download',
};

/** The same for a link that was used, has ended, never was, or may not be followed by its person any more. */
export const NO_DOWNLOAD_PAGE: Omit<PublicPage, 'path'> = {
  title: 'Safeguard',
  paragraphs: ['This link does not work, or no longer does. For a new one, open what it was for in your chat again.'],
};

import { escaped } from '../page-html.js';

export { escaped };

/** The same within quotation marks. */
export function quoted(text: string): string {
  return escaped(text).replaceAll('"', '&quot;');
}

import { phonesIn } from '../../presentation/phones-in-text.js';
import { escaped, quoted } from './escaped.js';

/** Our own words as HTML, in which each number of the organisation can be rung with one touch. Never for what somebody typed. */
export type Say = (text: string) => string;

export function saysWithPhones(organisation: Parameters<typeof phonesIn>[0]): Say {
  const partsOf = phonesIn(organisation);
  return (text) =>
    partsOf(text)
      .map((part) => (part.tel ? `<a href="tel:${quoted(part.tel)}">${escaped(part.text)}</a>` : escaped(part.text)))
      .join('');
}

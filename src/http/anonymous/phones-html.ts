import type { Organisation } from '../../domain/organisation.js';
import { escaped, quoted } from './escaped.js';

type Numbers = Pick<Organisation, 'phones' | 'externalContact'>;

/** Our own words as HTML, in which each number of the organisation can be rung with one touch. Never for what somebody typed. */
export type Say = (text: string) => string;

export function saysWithPhones({ phones, externalContact }: Numbers): Say {
  const known = [...Object.values(phones), externalContact.phone].filter((phone) => phone !== undefined);
  // One of them may be the beginning of another.
  const longestFirst = known.toSorted((one, other) => other.length - one.length).map(literally);
  // Not within a reference or another number. NHS 111 is nobody's to set.
  const number = new RegExp(
    `(?<![\\p{L}\\p{N}+-])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])|(?<=\\bNHS )111\\b`,
    'gu',
  );
  return (text) => {
    let html = '';
    let end = 0;
    for (const { 0: phone, index } of text.matchAll(number)) {
      html += `${escaped(text.slice(end, index))}<a href="tel:${quoted(dialled(phone))}">${escaped(phone)}</a>`;
      end = index + phone.length;
    }
    return html + escaped(text.slice(end));
  };
}

/** `+44 (0)20` is dialled without the nought. */
function dialled(phone: string): string {
  return phone.replace(/^(\+.*?)\(0\)/, '$1').replaceAll(/[^\d+]/g, '');
}

function literally(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&');
}

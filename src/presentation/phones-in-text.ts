import type { Organisation } from '../domain/organisation.js';

type Numbers = Pick<Organisation, 'phones' | 'externalContact'>;

/** A piece of a text; together they are the text. */
export interface TextPart {
  readonly text: string;
  /** What is dialled, where the piece is a number that can be rung: digits, perhaps after a plus. */
  readonly tel?: string | undefined;
}

/** Finds the numbers of the organisation in our own words, so that each can be rung with one touch. Never for what somebody typed. */
export function phonesIn({ phones, externalContact }: Numbers): (text: string) => readonly TextPart[] {
  const known = [...Object.values(phones), externalContact.phone].filter((phone) => phone !== undefined);
  // One of them may be the beginning of another.
  const longestFirst = known.toSorted((one, other) => other.length - one.length).map(literally);
  // Not within a reference or another number. NHS 111 is nobody's to set.
  const number = new RegExp(
    `(?<![\\p{L}\\p{N}+-])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])|(?<=\\bNHS )111\\b`,
    'gu',
  );
  return (text) => {
    const parts: TextPart[] = [];
    let end = 0;
    for (const { 0: phone, index } of text.matchAll(number)) {
      parts.push({ text: text.slice(end, index) }, { text: phone, tel: dialled(phone) });
      end = index + phone.length;
    }
    return [...parts, { text: text.slice(end) }].filter((part) => part.text !== '');
  };
}

/** `+44 (0)20` is dialled without the nought. */
function dialled(phone: string): string {
  return phone.replace(/^(\+.*?)\(0\)/, '$1').replaceAll(/[^\d+]/g, '');
}

function literally(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&');
}

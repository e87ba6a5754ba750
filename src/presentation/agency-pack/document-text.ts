import type { PackDocument, PackRow } from './document.js';

/** The document as plain text: for a phone, a web form or an e-mail. Everything that is for its reader, nothing cut. */
export function documentText({ title, marking, reference, preface, sections }: PackDocument): string {
  return [
    marking.toUpperCase(),
    `${title} (${reference})`,
    ...preface,
    ...sections.flatMap(({ heading, rows }) => ['', heading.toUpperCase(), ...rows.map(rowText)]),
    '',
  ].join('\n');
}

function rowText({ label, text }: PackRow): string {
  if (!label) return text;
  // A question that ends as one needs no colon.
  const asked = label.endsWith('?') ? label : `${label}:`;
  return text.includes('\n') ? `${asked}\n${text}` : `${asked} ${text}`;
}

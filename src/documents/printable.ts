import type { PackDocument, PackRow } from '../presentation/agency-pack/document.js';
import type { Faces } from './fonts.js';
import { runsFromRightToLeft, shownIn } from './shown-text.js';

/** About a hundred pages. Longer ones are read by nobody, and making them would hold up everybody else. */
const LONGEST = 300_000;

const ENDS_HERE = 'This file ends here: there is more in the record than it takes. The text version is complete.';
const RIGHT_TO_LEFT =
  'Words that are written from right to left may stand in the wrong order here. The text version is exact.';

/** The document as the font can show it. What that is not, the document says itself, at its top. */
export function printable(document: PackDocument, { plain, bold }: Faces): PackDocument {
  let missing = 0;
  let rightToLeft = false;
  let left = LONGEST;
  const shown = (face: Faces[keyof Faces], words: string): string => {
    const result = shownIn(face, words);
    missing += result.missing;
    rightToLeft ||= runsFromRightToLeft(words);
    return result.text;
  };
  const rowShown = ({ label, text, known }: PackRow): PackRow => {
    const whole = text.length <= left;
    const words = shown(plain, whole ? text : text.slice(0, left));
    left -= Math.min(left, text.length);
    return { label: shown(bold, label), text: whole ? words : `${words}\n${ENDS_HERE}`, known };
  };
  const title = shown(bold, document.title);
  const sections = document.sections
    .map(({ heading, rows }) => ({
      heading: shown(bold, heading),
      rows: rows.flatMap((row) => (left > 0 ? [rowShown(row)] : [])),
    }))
    .filter(({ rows }) => rows.length > 0);
  const forSender = document.forSender.map((notice) => shown(bold, notice));
  const preface = document.preface.map((line) => shown(bold, line));
  const hidden = left === 0 ? [ENDS_HERE] : [];
  const shapeless = missing > 0 ? [shapelessNotice(missing)] : [];
  const ordered = rightToLeft ? [RIGHT_TO_LEFT] : [];
  return { ...document, title, sections, forSender, preface: [...preface, ...hidden, ...shapeless, ...ordered] };
}

function shapelessNotice(missing: number): string {
  const stand =
    missing === 1 ? 'One character has no shape here and stands' : `${missing} characters have no shape here and stand`;
  return `${stand} as \uFFFD. The text version is complete.`;
}

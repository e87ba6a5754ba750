import { typedLine } from '../case/questions.js';

const NOT_SAFE = 'Write a link that begins with https://.';
const NO_LINK = 'Write the whole link, such as https://example.org/policy, without a space in it.';
const SIGNS_IN =
  "Leave out what stands before the @: everybody who reads the policy would see it. Begin with https:// and the site's name.";
const NO_SITE = "Write the site's whole name, such as https://intranet.example.org. This one has no dot in it.";

/** Whoever presses a link comes to where it says: not to a script, over an open line, or as somebody else. */
export const link = typedLine.superRefine((text, context) => {
  const problem = problemOf(text);
  if (problem) context.addIssue({ code: 'custom', message: problem });
});

function problemOf(text: string): string | undefined {
  if (!/^https:\/\//i.test(text)) return NOT_SAFE;
  if (/[\s\\\p{Cf}]/u.test(text) || !URL.canParse(text)) return NO_LINK;
  const { username, password, hostname } = new URL(text);
  if (username !== '' || password !== '') return SIGNS_IN;
  return /[^.]\.[^.]/.test(hostname) ? undefined : NO_SITE;
}

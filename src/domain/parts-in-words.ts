import { isNearly, wordsOfNames } from './near-names.js';

/** What part somebody has here, for whoever does not know their name. */
export const PARTS = ['duty', 'lead', 'manager'] as const;
export type Part = (typeof PARTS)[number];

/** What people call it. A head may be of either kind. */
const CALLED = {
  duty: ['duty', 'deputy', 'on call', 'oncall', 'rota', 'responder', 'reads this', 'gets this'],
  lead: [
    ...['lead', 'leads', 'leader', 'head', 'safeguarding', 'designated', 'dsl', 'dso', 'coordinator'],
    ...['co ordinator', 'in charge', 'reads this', 'gets this'],
  ],
  manager: [
    ...['manager', 'managers', 'mgr', 'management', 'boss', 'bosses', 'head', 'director', 'supervisor', 'owner'],
    ...['chief', 'ceo', 'in charge'],
  ],
} as const satisfies Record<Part, readonly string[]>;

/** A word that is shorter is one letter away from too many others. */
const NEARLY_FROM = 6;
const JOINED_FROM = 4;

/** Which parts somebody wrote of in place of a name: "the safeguarding lead", "her manger". */
export function partsInWords(text: string): readonly Part[] {
  const typed = wordsOfNames(text);
  const all = ` ${typed.join(' ')} `;
  const isCalled = (called: string) =>
    all.includes(` ${called} `) || typed.some((word) => isMisspelt(word, called) || isJoined(word, called));
  return PARTS.filter((part) => CALLED[part].some(isCalled));
}

/** Names nobody, whatever it is near to. */
export function isWordForPart(word: string): boolean {
  return Object.values(CALLED)
    .flat()
    .some((called) => called === word || isMisspelt(word, called) || isJoined(word, called));
}

/** "teamlead", "linemanager" */
function isJoined(word: string, called: string): boolean {
  return called.length >= JOINED_FROM && word.length > called.length && word.endsWith(called);
}

function isMisspelt(word: string, called: string): boolean {
  return word.length >= NEARLY_FROM && called.length >= NEARLY_FROM && isNearly(word, called);
}

import { isNearly, type NameWord, nameWord, wordsOfNames } from './near-names.js';

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

/** The same, ready to be compared. */
const MISSPELT: Record<Part, readonly NameWord[]> = {
  duty: comparable(CALLED.duty),
  lead: comparable(CALLED.lead),
  manager: comparable(CALLED.manager),
};

/** Which parts somebody wrote of in place of a name: "the safeguarding lead", "her manger". */
export function partsInWords(text: string): readonly Part[] {
  const typed = wordsOfNames(text);
  const all = ` ${typed.join(' ')} `;
  return PARTS.filter(
    (part) => CALLED[part].some((called) => all.includes(` ${called} `)) || typed.some((word) => isCalled(word, part)),
  );
}

/** Names nobody, whatever it is near to. */
export function isWordForPart(word: string): boolean {
  return PARTS.some((part) => isCalled(word, part));
}

function isCalled(word: string, part: Part): boolean {
  return CALLED[part].some((called) => called === word || isJoined(word, called)) || isMisspelt(word, part);
}

/** "teamlead", "linemanager" */
function isJoined(word: string, called: string): boolean {
  return called.length >= JOINED_FROM && word.length > called.length && word.endsWith(called);
}

function isMisspelt(word: string, part: Part): boolean {
  if (word.length < NEARLY_FROM) return false;
  const typed = nameWord(word);
  return MISSPELT[part].some((called) => isNearly(typed, called));
}

function comparable(called: readonly string[]): readonly NameWord[] {
  return called.filter(({ length }) => length >= NEARLY_FROM).map(nameWord);
}

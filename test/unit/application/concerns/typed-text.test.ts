import { expect, it } from 'vitest';
import { formAnswersSchema } from '../../../../src/application/concerns/form-answers.js';
import { beginningOf, cleaned } from '../../../../src/application/concerns/typed-text.js';

it.each([
  ['NUL', 'a\0b', 'ab'],
  ['half a character', 'a\ud83db', 'a\ufffdb'],
  ['the other half', 'a\ude00b', 'a\ufffdb'],
  ['both halves the wrong way round', '\ude00\ud83d', '\ufffd\ufffd'],
  ['a whole character of two units', 'a😀b', 'a😀b'],
  ['what turns letters around', 'paid \u202E005\u202C', 'paid 005'],
  ['whatever else turns them around', '\u202Aa\u202Bb\u202Cc\u202Dd', 'abcd'],
  ['an isolate that does not end', 'a \u2067b\u2066c\u2069', 'a b\u2066c\u2069'],
  ['an isolate that ends in another line', 'a\u2068b\nc\u2069\rd\u2066\u2029\u2069', 'ab\nc\rd\u2029'],
  ['the end of an isolate that never began', 'a\u2069b\u2067c\u2069\u2069', 'ab\u2067c\u2069'],
  ['isolates that end where they began, within each other', '\u2067א\u2068b\u2069\u2069', '\u2067א\u2068b\u2069\u2069'],
  ['marks of a direction', '\u200Fאמרה\u200E, \u061Cقال', '\u200Fאמרה\u200E, \u061Cقال'],
  ['lines, tabs and letters of any script', 'Šárka:\n\tعربي', 'Šárka:\n\tعربي'],
])('takes %s out of what was typed, and nothing else', (_, typed, kept) => {
  expect(cleaned(typed)).toBe(kept);
});

it('takes a thousand of them out at once, and is the same done twice', () => {
  const text = '\u2067\u202E'.repeat(1_500);
  expect(cleaned(text)).toBe('');
  const once = cleaned(`a\u2067b\0\u2069 \u2066c\ud83d`);
  expect(once).toBe('a\u2067b\u2069 c\ufffd');
  expect(cleaned(once)).toBe(once);
});

it('cuts before a character that would not fit whole', () => {
  expect(beginningOf('ab😀', 3)).toBe('ab');
  expect(beginningOf('ab😀', 4)).toBe('ab😀');
  expect(beginningOf('abc', 2)).toBe('ab');
});

it('is done to every text of the form, the quoted message included', () => {
  const quotedMessage = { text: 'q\0\ud800', author: { account: 'slack:U1', name: 'N\0' }, cut: false };
  const texts = ['personAtRisk', 'whatHappened', 'ringOn', 'when', 'where', 'livesIn', 'happenedIn'] as const;
  const more = ['othersAtRisk', 'alreadyDone', 'personWants'] as const;
  const typed = Object.fromEntries([...texts, ...more].map((question) => [question, `x\0\u202E${question}\udfff`]));
  const parsed = formAnswersSchema.parse({ ...typed, quotedMessage });
  for (const question of [...texts, ...more]) expect(parsed[question]).toBe(`x${question}\ufffd`);
  expect(parsed.quotedMessage).toMatchObject({ text: 'q\ufffd', author: { name: 'N' } });
});

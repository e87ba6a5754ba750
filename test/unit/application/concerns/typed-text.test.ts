import { expect, it } from 'vitest';
import { formAnswersSchema } from '../../../../src/application/concerns/form-answers.js';
import { beginningOf, cleaned } from '../../../../src/application/concerns/typed-text.js';

it.each([
  ['NUL', 'a\0b', 'ab'],
  ['half a character', 'a\ud83db', 'a\ufffdb'],
  ['the other half', 'a\ude00b', 'a\ufffdb'],
  ['both halves the wrong way round', '\ude00\ud83d', '\ufffd\ufffd'],
  ['a whole character of two units', 'a😀b', 'a😀b'],
  ['lines, tabs and letters of any script', 'Šárka:\n\tعربي', 'Šárka:\n\tعربي'],
])('takes %s out of what was typed, and nothing else', (_, typed, kept) => {
  expect(cleaned(typed)).toBe(kept);
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
  const typed = Object.fromEntries([...texts, ...more].map((question) => [question, `x\0${question}\udfff`]));
  const parsed = formAnswersSchema.parse({ ...typed, quotedMessage });
  for (const question of [...texts, ...more]) expect(parsed[question]).toBe(`x${question}\ufffd`);
  expect(parsed.quotedMessage).toMatchObject({ text: 'q\ufffd', author: { name: 'N' } });
});

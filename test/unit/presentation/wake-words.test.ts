import { expect, it } from 'vitest';
import { LIMITS } from '../../../src/platforms/pager/limits.js';
import { emailWords, pageWords } from '../../../src/presentation/wake-words.js';
import { anOrganisation } from '../../support/builders.js';

const { phones } = anOrganisation();

it('a page says that somebody is needed, and no more', () => {
  expect(pageWords({})).toBe('Safeguard needs the person on duty. Open Slack or Teams.');
});

it.each(Object.entries(LIMITS))('a page fits into what a receiver takes: %s', (_name, longest) => {
  expect(pageWords({ practice: true }).length).toBeLessThanOrEqual(longest);
});

it('an e-mail says where to look, whom to ring instead, and what to do in danger', () => {
  expect(emailWords({ urgent: false }, phones)).toEqual({
    subject: 'Safeguard has a message for you',
    lines: [
      'It is in Slack or Teams: open Safeguard there.',
      "If you can't, ring +44 20 7946 0100 or +44 20 7946 0101.",
      'If someone is in immediate danger, call 999 now.',
    ],
  });
});

it('an urgent one asks for it at once, below the same subject', () => {
  const [urgent, other] = [emailWords({ urgent: true }, phones), emailWords({ urgent: false }, phones)];
  expect(urgent.subject).toBe(other.subject);
  expect(urgent.lines).toEqual(['Please open it now.', ...other.lines]);
});

it('a call of a drill says first that it is a practice, and then the same', () => {
  expect(pageWords({ practice: true })).toBe(`Practice: ${pageWords({})}`);
  const [practice, real] = [emailWords({ urgent: true, practice: true }, phones), emailWords({ urgent: true }, phones)];
  expect(practice).toEqual({ ...real, subject: `Practice: ${real.subject}` });
});

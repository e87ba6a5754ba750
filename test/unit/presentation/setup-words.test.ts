import { describe, expect, it } from 'vitest';
import { SETUP_ITEMS, type SetupItemId, type SetupProblem } from '../../../src/domain/setup/checklist.js';
import { notLiveBecause, OPERATOR_CAN_READ, setupTitle, setupTodo } from '../../../src/presentation/setup-words.js';
import { at, LEILA, LONDON, PRIYA } from '../../support/builders.js';

const gap = { from: at('2026-07-06T09:00'), to: at('2026-07-13T09:00') };

describe('the checklist in words', () => {
  it('has a title of its own for each item', () => {
    expect(new Set(SETUP_ITEMS.map(setupTitle)).size).toBe(SETUP_ITEMS.length);
  });

  it.each<readonly [SetupItemId, SetupProblem, RegExp]>([
    ['duty', { kind: 'nobody' }, /^Nobody is on duty now: put somebody who is here on the rota\.$/],
    ['deputy', { kind: 'nobody' }, /second person on the rota/],
    ['lead', { kind: 'nobody' }, /role lead: give it to somebody/],
    ['manager', { kind: 'nobody' }, /role manager: give it to somebody/],
    ['duty', { kind: 'out-of-reach', people: [PRIYA, LEILA] }, /^Priya and Leila .* add an account or an e-mail/],
    ['alternate', { kind: 'nobody-else' }, /put a second person .* on the rota/],
    ['phones', { kind: 'same-phone' }, /name a number that somebody else answers/],
    ['external-contact', { kind: 'external-phone-is-ours' }, /name somebody outside/],
    ['rota', { kind: 'rota-gap', gap }, /^From 6 July 2026, 09:00 to 13 July 2026, 09:00 the rota names nobody: put/],
    ['rota', { kind: 'rota-gap', gap: { ...gap, name: 'Sam' } }, /names Sam, who is not here any more: put/],
    ['agencies', { kind: 'no-agency', agency: 'childrens-social-care' }, /^Children's Social Care .* is missing: add/],
    [
      'agencies',
      { kind: 'no-agency-in', agency: 'adult-social-care', area: 'Kent' },
      /^Adult Social Care .* of Kent is missing: add/,
    ],
    ['agencies', { kind: 'agency-without-phone', name: 'Police' }, /^Police has no number: add it/],
    ['key', { kind: 'key-beside-the-data' }, /move it to ENCRYPTION_KEYS/],
    [
      'key',
      { kind: 'key-not-held', holders: [] },
      /^Nobody has confirmed .* Two named people have to keep a copy offline/,
    ],
    ['key', { kind: 'key-not-held', holders: [LEILA] }, /^Only Leila has confirmed/],
    ['test-card', { kind: 'card-not-sent', people: [PRIYA, LEILA] }, /sent yet to Priya and Leila: send them/],
    ['test-card', { kind: 'card-waiting', people: [PRIYA] }, /^No answer yet from Priya: ask them to press/],
    ['test-card', { kind: 'card-lapsed', people: [PRIYA] }, /Priya is more than 90 days old.*: send another/],
    ['mail', { kind: 'not-set', channel: 'mail' }, /SMTP_URL and EMAIL_FROM/],
    ['pager', { kind: 'not-set', channel: 'pager' }, /PAGER_WEBHOOK_URL/],
    ['heartbeat', { kind: 'not-set', channel: 'heartbeat' }, /HEARTBEAT_URL/],
  ])('says of %s what to do: %j', (id, problem, words) => {
    expect(setupTodo(id, problem, LONDON)).toMatch(words);
  });

  it('says plainly that the operator of the server can read everything', () => {
    expect(OPERATOR_CAN_READ).toMatch(/operates the server can technically read everything/);
  });

  it('names what keeps it from being live', () => {
    expect(notLiveBecause(['duty', 'key'])).toBe(
      'Safeguard is not live. First put in place: person on duty and encryption key.',
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { DrillWay, TriedWay } from '../../../src/domain/drill-report.js';
import { askedWords } from '../../../src/presentation/desk/drill-pages.js';
import { endWords, lasting, reachLines, wayWords } from '../../../src/presentation/desk/drill-words.js';
import { at, FIONA, LARS, LEILA, LONDON, minutesAfter, PRIYA, SAM } from '../../support/builders.js';

const NOW = at('2026-11-23T14:30');
const reader = { now: NOW, zone: LONDON };

describe('how long something took', () => {
  it.each([
    [0, '0 seconds'],
    [1 / 60, '1 second'],
    [59.99 / 60, '59 seconds'],
    [1, '1 minute'],
    [14.99, '14 minutes'],
    [60, '1 hour'],
    [61, '1 hour 1 minute'],
    [125, '2 hours 5 minutes'],
    [24 * 60, '1 day'],
    [51 * 60, '2 days 3 hours'],
  ])('%d minutes are %s', (minutes, words) => {
    expect(lasting(NOW, minutesAfter(NOW, minutes))).toBe(words);
  });

  it('is never less than nothing, whatever two clocks said', () => {
    expect(lasting(NOW, minutesAfter(NOW, -1))).toBe('0 seconds');
  });
});

describe('how somebody was reached', () => {
  const way = (name: DrillWay, over: Partial<TriedWay>) =>
    wayWords({ way: name, state: 'reached', failed: 0, ...over }, reader);

  it('says where and when, and what failed', () => {
    expect(way('slack', { at: minutesAfter(NOW, -5) })).toBe('Slack at 14:25 today');
    expect(way('teams', {})).toBe('Teams');
    expect(way('chat', { state: 'trying' })).toBe('Chat: not yet');
    expect(way('chat', { state: 'trying', failed: 1 })).toBe('Chat: not yet, 1 attempt failed');
    expect(way('pager', { state: 'failed', failed: 3 })).toBe('Pager: failed');
    expect(way('e-mail', { state: 'not-needed' })).toBe('E-mail: not sent, it had ended');
  });
});

it('names whom the message did not reach, and says whether they were called', () => {
  expect(reachLines({ onlyCalled: [], unreached: [] })).toEqual(['The message reached everybody who was asked.']);
  expect(reachLines({ onlyCalled: ['Priya Shah'], unreached: ['Sam Whitlock', 'Fiona Macleod'] })).toEqual([
    'Neither a message nor a call reached Sam Whitlock and Fiona Macleod.',
    'No message reached Priya Shah, only a call.',
  ]);
});

describe('how a drill ended', () => {
  const started = { startedAt: NOW, dueAt: minutesAfter(NOW, 15), by: 'Priya Shah' };

  it('is measured against the clock', () => {
    expect(endWords({ ...started, how: 'acknowledged', at: minutesAfter(NOW, 14.9) }, reader)).toBe(
      'Priya Shah acknowledged it after 14 minutes, in time: the clock ran until 14:45 today.',
    );
    expect(endWords({ ...started, how: 'acknowledged', at: minutesAfter(NOW, 15) }, reader)).toBe(
      'Priya Shah acknowledged it after 15 minutes, too late: the clock ran until 14:45 today.',
    );
    expect(endWords({ ...started, how: 'stopped', at: minutesAfter(NOW, 2) }, reader)).toBe(
      'Priya Shah stopped it after 2 minutes. Nobody had acknowledged it.',
    );
    expect(endWords({ ...started, how: 'unanswered', at: minutesAfter(NOW, 45) }, reader)).toBe(
      'Nobody acknowledged it. It ended by itself after 45 minutes.',
    );
  });
});

it('names who would be asked, step by step', () => {
  const steps = [
    [{ person: PRIYA, as: 'duty' }],
    [{ person: SAM, as: 'deputy' }],
    [
      { person: LEILA, as: 'lead' },
      { person: LARS, as: 'lead' },
      { person: FIONA, as: 'manager' },
    ],
  ] as const;
  expect(askedWords(steps)).toBe(
    'Who is asked, without you: first Priya (on duty); then Sam (deputy); then Leila (safeguarding lead), Lars (safeguarding lead) and Fiona (manager).',
  );
  expect(askedWords([])).toBe('Nobody can be asked: there is nobody but you in the chain.');
});

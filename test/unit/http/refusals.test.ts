import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createRefusals } from '../../../src/http/refusals.js';

function start() {
  const lines: Record<string, unknown>[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const counted: string[] = [];
  let nowMs = Date.parse('2026-03-02T09:00:00Z');
  const refused = createRefusals({
    count: (reason) => void counted.push(reason),
    log: pino({ level: 'warn', base: null, timestamp: false }, sink),
    now: () => new Date(nowMs),
  });
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { refused, lines, counted, pass };
}

it('counts a refusal and logs its reason and its request, at warn', () => {
  const { refused, lines, counted } = start();
  refused('tab-sign-in', 'r-1');
  expect(counted).toEqual(['tab-sign-in']);
  expect(lines).toEqual([{ level: 40, reason: 'tab-sign-in', requestId: 'r-1', msg: 'a request was refused' }]);
});

it('only counts what has no request', () => {
  const { refused, lines, counted } = start();
  refused('tab-locked');
  expect([counted, lines]).toEqual([['tab-locked'], []]);
});

it('counts a flood to the last, and logs ten lines of each reason a minute', () => {
  const { refused, lines, counted, pass } = start();
  for (let at = 0; at < 500; at += 1) refused('tab-sign-in', `r-${at}`);
  expect([counted.length, lines.length]).toEqual([500, 10]);
  // Another reason is not drowned by it.
  refused('tab-foreign', 'other');
  expect(lines.at(-1)).toMatchObject({ reason: 'tab-foreign' });
  pass(59_999);
  refused('tab-sign-in', 'early');
  expect(lines).toHaveLength(11);
  pass(1);
  refused('tab-sign-in', 'later');
  expect(lines.at(-1)).toMatchObject({ requestId: 'later' });
});

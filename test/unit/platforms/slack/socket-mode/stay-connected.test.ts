import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Connection } from '../../../../../src/platforms/slack/socket-mode/connection.js';
import { stayConnected } from '../../../../../src/platforms/slack/socket-mode/stay-connected.js';

interface Opened {
  leave(): void;
  end(): void;
  isClosed(): boolean;
}

/** A Slack of which the test says when it takes connections and when it ends them, and a time that only pauses move on. */
function aSlack(most: number) {
  const opened: Opened[] = [];
  const pauses: number[] = [];
  let nowMs = 0;
  let isAway = false;

  const open = async (): Promise<Connection> => {
    if (isAway) throw new Error('away');
    const [left, ended] = [aSignal(), aSignal()];
    let closed = false;
    const end = () => [left.give(), ended.give()];
    opened.push({ leave: left.give, end, isClosed: () => closed });
    const close = async () => {
      closed = true;
      end();
    };
    return { isOpen: () => !closed, leaving: left.given, ended: ended.given, close };
  };
  const time = {
    nowMs: () => nowMs,
    pause: async (ms: number) => {
      pauses.push(ms);
      nowMs += ms;
      await turn();
      // Enough was seen.
      if (pauses.length >= most) await new Promise(() => {});
    },
  };
  return {
    open,
    time,
    opened,
    pauses,
    pass: (ms: number) => {
      nowMs += ms;
    },
    goAway: () => {
      isAway = true;
    },
    comeBack: () => {
      isAway = false;
    },
  };
}

function aSignal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

const log = pino({ level: 'silent' });

test('tries for as long as Slack is away, less and less often', async () => {
  const slack = aSlack(200);
  slack.goAway();
  const link = stayConnected({ open: slack.open, log, time: slack.time });
  await expect.poll(() => slack.pauses.length).toBe(200);
  expect(slack.pauses.slice(0, 8)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(new Set(slack.pauses.slice(8))).toEqual(new Set([30_000]));
  expect(link.isConnected()).toBe(false);
});

test('is connected as soon as Slack is back', async () => {
  const slack = aSlack(1_000_000);
  slack.goAway();
  const link = stayConnected({ open: slack.open, log, time: slack.time });
  await expect.poll(() => slack.pauses.length, { interval: 1 }).toBeGreaterThan(3);
  slack.comeBack();
  await expect.poll(() => link.isConnected()).toBe(true);
  await link.stop();
  expect(link.isConnected()).toBe(false);
});

test('opens the next one at once when Slack asks for it, and leaves the old one open', async () => {
  const slack = aSlack(10);
  const link = stayConnected({ open: slack.open, log, time: slack.time });
  await expect.poll(() => slack.opened.length).toBe(1);
  slack.pass(3_600_000);
  slack.opened[0]?.leave();
  await expect.poll(() => slack.opened.length).toBe(2);
  expect(slack.pauses).toEqual([0]);
  expect(slack.opened[0]?.isClosed()).toBe(false);
  await link.stop();
  expect(slack.opened.map(({ isClosed }) => isClosed())).toEqual([true, true]);
});

test('does not ask without end when connections end as soon as they are there', async () => {
  const slack = aSlack(10);
  const open = async () => {
    const connection = await slack.open();
    slack.opened.at(-1)?.end();
    return connection;
  };
  stayConnected({ open, log, time: slack.time });
  await expect.poll(() => slack.pauses.length).toBe(10);
  expect(slack.pauses.slice(0, 3)).toEqual([500, 1_000, 2_000]);
  expect(slack.pauses.at(-1)).toBe(30_000);
});

test('closes a connection that comes only after the stop', async () => {
  const slack = aSlack(10);
  const coming = aSignal();
  const open = async () => {
    await coming.given;
    return slack.open();
  };
  const link = stayConnected({ open, log, time: slack.time });
  await link.stop();
  coming.give();
  await expect.poll(() => slack.opened[0]?.isClosed()).toBe(true);
  expect(slack.opened).toHaveLength(1);
});

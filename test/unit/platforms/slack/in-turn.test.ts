import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createInTurn } from '../../../../src/platforms/slack/listeners/in-turn.js';

it('lets nothing overtake what came before it for the same key, not even a failure', async () => {
  const inTurn = createInTurn();
  const done: string[] = [];
  const slow = inTurn('a', async () => {
    await wait(20);
    done.push('slow');
    throw new Error('and failed');
  });
  const quick = inTurn('a', async () => void done.push('quick'));
  const other = inTurn('b', async () => void done.push('other'));
  await Promise.allSettled([slow, quick, other]);
  expect(done).toEqual(['other', 'slow', 'quick']);
  await expect(slow).rejects.toThrow('and failed');
});

import { setImmediate as settled } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurns, type Waiter } from '../../../src/http/anonymous/turns.js';

const here: Waiter = { bytes: 10, hasLeft: () => false };

/** Work that ends when it is told to, and says when it began. */
function aPage(limits = { most: 1, mostBytes: 30 }) {
  const inTurn = createTurns(limits);
  const began: string[] = [];
  const ends: (() => void)[] = [];
  const send = (name: string, waiter = here) =>
    inTurn(waiter, async () => {
      began.push(name);
      await new Promise<void>((resolve) => ends.push(resolve));
      return name;
    });
  const endOne = async () => {
    await settled();
    ends.shift()?.();
    await settled();
  };
  return { inTurn, began, send, endOne };
}

test('one after the other has their turn, in the order in which they came', async () => {
  const { began, send, endOne } = aPage();
  const all = Promise.all(['a', 'b', 'c'].map((name) => send(name)));
  for (let at = 0; at < 3; at += 1) await endOne();
  expect(began).toEqual(['a', 'b', 'c']);
  expect(await all).toEqual(['a', 'b', 'c'].map((answer) => ({ kind: 'had', answer })));
});

test('whoever would make the line hold too much is told so at once, and has room again when it has moved', async () => {
  const { began, send, endOne } = aPage();
  for (const name of ['a', 'b', 'c', 'd']) void send(name);
  expect(await send('e')).toEqual({ kind: 'full' });
  expect(await send('small', { ...here, bytes: 1 })).toEqual({ kind: 'full' });
  await endOne();
  void send('e');
  for (let at = 0; at < 4; at += 1) await endOne();
  expect(began).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('whoever has left comes last, and gives up their place only where it is needed', async () => {
  const { began, send, endOne } = aPage();
  const left = new Set<string>();
  const of = (name: string) => send(name, { bytes: 10, hasLeft: () => left.has(name) });
  void of('a');
  const gone = of('gone');
  const alsoGone = of('also gone');
  void of('b');
  left.add('gone').add('also gone');
  void of('c');
  expect(await gone).toEqual({ kind: 'full' });
  for (let at = 0; at < 4; at += 1) await endOne();
  expect(began).toEqual(['a', 'b', 'c', 'also gone']);
  expect(await alsoGone).toEqual({ kind: 'had', answer: 'also gone' });
});

test('work that fails gives its turn to the next', async () => {
  const { inTurn } = aPage();
  const failed = inTurn(here, () => Promise.reject(new Error('no')));
  const next = inTurn(here, async () => 'next');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toEqual({ kind: 'had', answer: 'next' });
});

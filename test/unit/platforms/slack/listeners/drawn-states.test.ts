import { expect, it } from 'vitest';
import { createDrawnStates } from '../../../../../src/platforms/slack/listeners/drawn-states.js';

it('is drawn over as it was pressed in, when nobody has drawn it yet', () => {
  expect(createDrawnStates().newest('V1', 'opened')).toBe('opened');
  expect(createDrawnStates().newest('V1', undefined)).toBeUndefined();
});

it('is drawn over in its newest state, when a press was made before that could be seen', () => {
  const states = createDrawnStates();
  states.drew('V1', 'opened', 'first');
  states.drew('V1', 'first', 'second');
  expect(['opened', 'first', 'second', undefined].map((pressedIn) => states.newest('V1', pressedIn))).toEqual(
    Array.from({ length: 4 }, () => 'second'),
  );
  expect(states.newest('V2', 'opened')).toBe('opened');
});

it('is drawn over in the state that another instance gave it since', () => {
  const states = createDrawnStates();
  states.drew('V1', 'opened', 'ours');
  expect(states.newest('V1', 'theirs')).toBe('theirs');
  states.drew('V1', 'theirs', 'ours again');
  expect(states.newest('V1', 'theirs')).toBe('ours again');
});

it('is forgotten with its window', () => {
  const states = createDrawnStates();
  states.drew('V1', 'opened', 'first');
  states.forget('V1');
  expect(states.newest('V1', 'opened')).toBe('opened');
});

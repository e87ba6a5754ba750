import type { MessageFacts } from '../../../src/application/delivery/message-facts.js';
import { meant } from './as-meant.js';

/**
 * Of these messages as few as show each text and each shape of them: how many lines with which controls. Each line is rendered by
 * itself, so that which of them stand together changes nothing on the way to a screen.
 */
export function covering(all: readonly MessageFacts[]): readonly MessageFacts[] {
  let left = all.map((facts) => ({ facts, shows: marksOf(facts) }));
  const chosen: MessageFacts[] = [];
  while (left.length > 0) {
    const best = left.reduce((most, each) => (each.shows.length > most.shows.length ? each : most));
    chosen.push(best.facts);
    const shown = new Set(best.shows);
    left = left
      .map(({ facts, shows }) => ({ facts, shows: shows.filter((mark) => !shown.has(mark)) }))
      .filter(({ shows }) => shows.length > 0);
  }
  return chosen;
}

function marksOf(facts: MessageFacts): readonly string[] {
  const { lines, buttons, spoken } = meant(facts);
  const shape = JSON.stringify([lines.length, buttons]);
  return [...new Set([shape, ...[...lines, ...spoken].map((text) => `text: ${text}`)])];
}

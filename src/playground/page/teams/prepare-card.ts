import type { Card } from '../../teams/cards/card.js';
import { actionsOf, inputsOf } from '../../teams/cards/walk.js';
import type { TeamsPersonShown } from '../../teams/contract.js';

/** Of a copy, which nobody else sees. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The card as it is handed to the renderer. Each button is known by its place, because two can have the same words; and
 * Teams' people picker, which asks the directory while somebody types, becomes a list of everybody.
 */
export function prepareCard(card: Card, people: readonly TeamsPersonShown[]): Card {
  const copy = structuredClone(card);
  actionsOf(copy).forEach((action, index) => {
    (action as Writable<typeof action>).id = `#${index}`;
  });
  for (const input of inputsOf(copy)) {
    if (input.type !== 'Input.ChoiceSet' || !input['choices.data']) continue;
    const named = new Set(input.choices.map(({ title }) => title));
    const others = people.filter(({ name }) => !named.has(name)).map(({ id, name }) => ({ title: name, value: id }));
    input.choices = [...input.choices, ...others];
    delete input['choices.data'];
    input.style = 'compact';
  }
  return copy;
}

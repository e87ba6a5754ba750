import { type Action, AdaptiveCard, OpenUrlAction } from 'adaptivecards';
import { useEffect, useRef } from 'react';
import type { Card } from '../../teams/cards/card.js';
import type { TeamsPersonShown } from '../../teams/contract.js';
import { hostConfig } from './host-config.js';
import { prepareCard } from './prepare-card.js';

interface Props {
  readonly card: Card;
  readonly people: readonly TeamsPersonShown[];
  readonly busy: boolean;
  /** @param action the button's place in the card, "#0" for the first. */
  readonly onPress: (action: string, values: Readonly<Record<string, string>>) => void;
}

function valuesIn(card: AdaptiveCard): Readonly<Record<string, string>> {
  return Object.fromEntries(
    card.getAllInputs().flatMap(({ id, value }) => (id ? [[id, value === undefined ? '' : String(value)]] : [])),
  );
}

/**
 * A card as the official renderer draws it. Text is shown as it is: without a Markdown processor the renderer makes no
 * HTML of it.
 */
export function CardView({ card, people, busy, onPress }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const press = useRef(onPress);
  press.current = onPress;
  // A screen that is fetched again brings an equal card: drawing that anew would lose what somebody has typed.
  const source = JSON.stringify(card);

  useEffect(() => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = hostConfig;
    drawn.onExecuteAction = (action: Action) => {
      if (action instanceof OpenUrlAction) window.open(action.url, '_blank', 'noopener');
      else if (action.id) press.current(action.id, valuesIn(drawn));
    };
    drawn.parse(prepareCard(JSON.parse(source) as Card, people));
    place.current?.replaceChildren(drawn.render() ?? '');
  }, [source, people]);

  return <div className="card" ref={place} inert={busy} aria-busy={busy} data-testid="card" />;
}

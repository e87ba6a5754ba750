import type { Button, Window } from '../../http/tab-contract.js';
import { Buttons } from './buttons.js';
import { Heading, type Level } from './heading.js';

interface Props {
  readonly window: Window;
  readonly level: Level;
  readonly onPress: (button: Button) => void;
}

export function WindowView({ window: { title, lines, button }, level, onPress }: Props) {
  return (
    <>
      <Heading level={level}>{title}</Heading>
      {lines.map((line, index) => (
        <p key={line} className={index === 0 ? 'first-line' : 'text'}>
          {line}
        </p>
      ))}
      <Buttons buttons={button ? [button] : []} onPress={onPress} />
    </>
  );
}

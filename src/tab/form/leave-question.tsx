import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';

interface Props {
  readonly onGoOn: () => void;
  readonly onLeave: () => void;
}

/** Asked in the place of a form's buttons, before words that were not sent are gone. */
export function LeaveQuestion({ onGoOn, onLeave }: Props) {
  const id = useId();
  const asked = useRef<HTMLDivElement>(null);
  // What loses nothing is what a key pressed at once does.
  useEffect(() => asked.current?.querySelector<HTMLElement>('button:last-child')?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing in it is filled in
    <div ref={asked} role="group" aria-labelledby={id} className="leave">
      <p id={id}>What you have typed is not sent. Leave it?</p>
      <Button onClick={onLeave}>Leave without sending</Button>
      <Button appearance="primary" onClick={onGoOn}>
        Go on writing
      </Button>
    </div>
  );
}

import { Button } from '@fluentui/react-components';
import type { Button as PressButton } from '../../http/tab-contract.js';

interface Props {
  readonly buttons: readonly PressButton[];
  readonly onPress: (button: PressButton) => void;
}

/** What can be done here, each with what a screen reader needs to tell equal ones apart. */
export function Buttons({ buttons, onPress }: Props) {
  if (buttons.length === 0) return null;
  return (
    <div className="buttons">
      {buttons.map((button) => (
        <Button
          key={`${button.action}/${button.item ?? ''}/${button.label}`}
          appearance={button.style === 'primary' ? 'primary' : 'secondary'}
          {...(button.spokenLabel && { 'aria-label': button.spokenLabel })}
          onClick={() => onPress(button)}
        >
          {button.label}
        </Button>
      ))}
    </div>
  );
}

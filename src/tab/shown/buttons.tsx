import { Button } from '@fluentui/react-components';
import type { Button as PressButton } from '../../http/tab-contract.js';

interface Props {
  readonly buttons: readonly PressButton[];
  readonly onPress: (button: PressButton) => void;
  /** Small where they stand beside one another in a narrow place. */
  readonly size?: 'small' | 'medium';
}

/** What can be done here, each with what a screen reader needs to tell equal ones apart. */
export function Buttons({ buttons, onPress, size = 'medium' }: Props) {
  if (buttons.length === 0) return null;
  return (
    <div className="buttons">
      {buttons.map((button) => (
        <Button
          size={size}
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

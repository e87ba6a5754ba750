import type { Element } from '../../blocks/layout.js';
import { type Placed, useSurface } from '../client/surface.js';
import { useConfirm } from './confirm.js';

type ButtonElement = Extract<Element, { type: 'button' }>;

export function BlockButton({ element, blockId, actionId }: Placed<ButtonElement>) {
  const { press, busy } = useSurface();
  const { ask, dialog } = useConfirm(element.confirm);
  const act = () =>
    ask(() => {
      if (element.url) window.open(element.url, '_blank', 'noopener');
      press({ blockId, actionId });
    });
  return (
    <>
      <button
        type="button"
        className={`button ${element.style ?? ''}`}
        data-testid={`action-${actionId}`}
        aria-label={element.accessibility_label}
        disabled={busy}
        onClick={act}
      >
        {element.text.text}
      </button>
      {dialog}
    </>
  );
}

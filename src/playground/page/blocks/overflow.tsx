import type { Element } from '../../blocks/layout.js';
import { type Placed, useSurface } from '../client/surface.js';
import { Menu } from '../menu.js';
import { useConfirm } from './confirm.js';

type OverflowElement = Extract<Element, { type: 'overflow' }>;

export function Overflow({ element, blockId, actionId }: Placed<OverflowElement>) {
  const { press, busy } = useSurface();
  const { ask, dialog } = useConfirm(element.confirm);
  const items = element.options.map((option) => ({
    label: option.text.text,
    detail: option.description?.text,
    act: () =>
      ask(() => {
        if (option.url) window.open(option.url, '_blank', 'noopener');
        press({ blockId, actionId, option: option.value });
      }),
  }));
  return (
    <>
      <Menu
        label="More actions"
        testId={`action-${actionId}`}
        items={items}
        disabled={busy}
        className="button overflow"
      >
        <span aria-hidden="true">⋯</span>
      </Menu>
      {dialog}
    </>
  );
}

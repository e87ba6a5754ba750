import type { InputBlock } from '../../blocks/layout.js';
import { useSurface } from '../client/surface.js';
import { ElementView, fieldIdOf } from './element.js';
import { Plain } from './text.js';

/** A labelled field with its hint and, under it, what is wrong with it. */
export function InputBlockView({ block }: { block: InputBlock }) {
  const { id, errors } = useSurface();
  const blockId = block.block_id ?? '';
  const base = fieldIdOf(id, blockId);
  const error = errors[blockId];
  const grouped = block.element.type === 'radio_buttons' || block.element.type === 'checkboxes';
  const described = [error ? `${base}-error` : '', block.hint ? `${base}-hint` : ''].filter(Boolean).join(' ');
  const label = (
    <>
      <Plain text={block.label.text} />
      {block.optional && <span className="optional"> (optional)</span>}
    </>
  );
  return (
    <div className={`input-block ${error ? 'has-error' : ''}`} data-testid={`block-${blockId}`}>
      {grouped ? (
        <div className="label" id={`${base}-label`}>
          {label}
        </div>
      ) : (
        <label className="label" id={`${base}-label`} htmlFor={base}>
          {label}
        </label>
      )}
      <ElementView
        element={block.element}
        blockId={blockId}
        dispatches={block.dispatch_action === true}
        input={{ labelId: `${base}-label`, describedBy: described || undefined, invalid: error !== undefined }}
      />
      {error && (
        <div className="error" id={`${base}-error`} role="alert">
          {error}
        </div>
      )}
      {block.hint && (
        <div className="hint" id={`${base}-hint`}>
          <Plain text={block.hint.text} />
        </div>
      )}
    </div>
  );
}

import type { Element } from '../../blocks/layout.js';
import type { ElementState } from '../../views/state.js';
import { type Placed, useSurface } from '../client/surface.js';
import type { FieldProps } from './field.js';

type RichInput = Extract<Element, { type: 'rich_text_input' }>;

function wordsOf(state: ElementState | undefined): string {
  if (state?.type !== 'rich_text_input' || !state.rich_text_value) return '';
  return state.rich_text_value.elements
    .flatMap((section) => (section.type === 'rich_text_list' ? section.elements : [section]))
    .map((section) => section.elements.map((piece) => ('text' in piece ? (piece.text ?? '') : '')).join(''))
    .join('\n');
}

/** Without the toolbar of the real client: words only. */
export function RichTextField({ fieldId, label, describedBy, invalid, ...placed }: Placed<RichInput> & FieldProps) {
  const { element, blockId, actionId } = placed;
  const { values, set } = useSurface();
  const change = (text: string) => {
    const section = { type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text }] };
    const value = text === '' ? null : { type: 'rich_text' as const, elements: [section] };
    set(blockId, actionId, { type: 'rich_text_input', rich_text_value: value });
  };
  return (
    <textarea
      id={fieldId}
      className="field"
      rows={4}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      data-testid={`action-${actionId}`}
      placeholder={element.placeholder?.text}
      value={wordsOf(values[blockId]?.[actionId])}
      onChange={(event) => change(event.target.value)}
    />
  );
}

import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Element } from '../../blocks/layout.js';
import { limits } from '../../limits.js';
import type { ElementState } from '../../views/state.js';
import { type Placed, useSurface } from '../client/surface.js';
import type { FieldProps } from './field.js';

type Typed = Extract<Element, { type: 'plain_text_input' | 'email_text_input' | 'url_text_input' | 'number_input' }>;

const inputTypes = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
} as const;
const settleMs = 400;

/** Text fields; those with dispatch_action tell the app on Enter, or on every character, as they are configured. */
export function TextInput({ fieldId, label, describedBy, invalid, ...placed }: Placed<Typed> & FieldProps) {
  const { element, blockId, actionId, dispatches } = placed;
  const { values, set, press } = useSurface();
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const state = values[blockId]?.[actionId];
  const value = state && 'value' in state ? (state.value ?? '') : '';
  const multiline = element.type === 'plain_text_input' && element.multiline === true;
  const longest = element.type === 'plain_text_input' ? (element.max_length ?? limits.plainTextInput) : undefined;
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];

  useEffect(() => {
    if (element.focus_on_load) field.current?.focus();
    return () => clearTimeout(settling.current);
  }, [element.focus_on_load]);

  function change(text: string): void {
    const next: ElementState = { type: element.type, value: text === '' ? null : text };
    set(blockId, actionId, next);
    if (!dispatches || !triggers.includes('on_character_entered')) return;
    clearTimeout(settling.current);
    settling.current = setTimeout(() => press({ blockId, actionId, state: next }), settleMs);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || multiline || !dispatches || !triggers.includes('on_enter_pressed')) return;
    event.preventDefault();
    press({ blockId, actionId, state: { type: element.type, value: value || null } });
  }

  const shared = {
    id: fieldId,
    ref: field,
    className: 'field',
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    'data-testid': `action-${actionId}`,
    placeholder: element.placeholder?.text,
    value,
    onKeyDown,
    onChange: (event: { target: { value: string } }) => change(event.target.value),
  };
  const left = longest === undefined ? undefined : longest - value.length;
  return (
    <>
      {multiline ? (
        <textarea {...shared} rows={4} />
      ) : (
        <input
          {...shared}
          type={inputTypes[element.type]}
          inputMode={element.type === 'number_input' ? 'decimal' : undefined}
        />
      )}
      {left !== undefined && left < 200 && (
        <div className={`counter ${left < 0 ? 'over' : ''}`} aria-live="polite">
          {left < 0 ? `${-left} too many` : `${left} left`}
        </div>
      )}
    </>
  );
}

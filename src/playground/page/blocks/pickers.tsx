import type { Element } from '../../blocks/layout.js';
import type { ElementState } from '../../views/state.js';
import { type Placed, useSurface } from '../client/surface.js';
import type { FieldProps } from './field.js';
import { useChoose } from './use-choose.js';

type Picker = Extract<Element, { type: 'datepicker' | 'timepicker' | 'datetimepicker' }>;

const inputTypes = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' } as const;

/** Seconds since 1970 as a local date and time, the form that browsers want. */
function localMoment(seconds: number): string {
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function shownIn(state: ElementState | undefined): string {
  if (state?.type === 'datepicker') return state.selected_date ?? '';
  if (state?.type === 'timepicker') return state.selected_time ?? '';
  if (state?.type !== 'datetimepicker' || state.selected_date_time === null) return '';
  return localMoment(state.selected_date_time);
}

function stateOf(type: Picker['type'], text: string): ElementState {
  const value = text === '' ? null : text;
  if (type === 'datepicker') return { type, selected_date: value };
  if (type === 'timepicker') return { type, selected_time: value };
  return { type, selected_date_time: value === null ? null : Math.floor(new Date(value).getTime() / 1000) };
}

export function DateOrTime({ fieldId, label, describedBy, invalid, ...placed }: Placed<Picker> & FieldProps) {
  const { element, blockId, actionId } = placed;
  const { values } = useSurface();
  const { choose, dialog } = useChoose(placed);
  return (
    <>
      <input
        id={fieldId}
        className="field narrow"
        type={inputTypes[element.type]}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        data-testid={`action-${actionId}`}
        value={shownIn(values[blockId]?.[actionId])}
        onChange={(event) => choose(stateOf(element.type, event.target.value))}
      />
      {dialog}
    </>
  );
}

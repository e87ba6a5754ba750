import type { Element } from '../../blocks/layout.js';
import type { ElementState } from '../../views/state.js';
import { type Placed, useSurface } from '../client/surface.js';
import { Combobox, type Item } from './combobox.js';
import type { FieldProps } from './field.js';
import { useChoose } from './use-choose.js';

type Static = Extract<Element, { type: 'static_select' }>;
type Several = Extract<Element, { type: 'multi_static_select' | 'multi_users_select' | 'users_select' }>;

export function StaticSelect({ fieldId, label, describedBy, invalid, ...placed }: Placed<Static> & FieldProps) {
  const { element, blockId, actionId } = placed;
  const { values } = useSurface();
  const { choose, dialog } = useChoose(placed);
  const groups = element.option_groups ?? [{ label: undefined, options: element.options ?? [] }];
  const all = groups.flatMap(({ options }) => options);
  const state = values[blockId]?.[actionId];
  const chosen = state?.type === 'static_select' ? (state.selected_option?.value ?? '') : '';
  const change = (value: string) =>
    choose({ type: 'static_select', selected_option: all.find((option) => option.value === value) ?? null });
  return (
    <>
      <select
        id={fieldId}
        className="field"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        data-testid={`action-${actionId}`}
        value={chosen}
        onChange={(event) => change(event.target.value)}
      >
        <option value="">{element.placeholder?.text ?? 'Choose an option'}</option>
        {groups.map((group) => {
          const options = group.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text.text}
            </option>
          ));
          if (!group.label) return options;
          return (
            <optgroup key={group.label.text} label={group.label.text}>
              {options}
            </optgroup>
          );
        })}
      </select>
      {dialog}
    </>
  );
}

function chosenIn(state: ElementState | undefined): string[] {
  if (state?.type === 'multi_static_select') return state.selected_options.map(({ value }) => value);
  if (state?.type === 'multi_users_select') return state.selected_users;
  return state?.type === 'users_select' && state.selected_user ? [state.selected_user] : [];
}

export function PeopleOrSeveral({ fieldId, label, describedBy, invalid, ...placed }: Placed<Several> & FieldProps) {
  const { element, blockId, actionId } = placed;
  const { values, people } = useSurface();
  const { choose, dialog } = useChoose(placed);
  const options =
    element.type === 'multi_static_select'
      ? (element.options ?? (element.option_groups ?? []).flatMap((group) => group.options))
      : [];
  const items: Item[] =
    element.type === 'multi_static_select'
      ? options.map((option) => ({ value: option.value, label: option.text.text, detail: option.description?.text }))
      : people
          .filter(({ standing }) => standing !== 'deactivated')
          .map(({ id, name, description }) => ({ value: id, label: name, detail: description }));

  function change(chosen: readonly string[]): void {
    const type = element.type;
    if (type === 'users_select') choose({ type, selected_user: chosen[0] ?? null });
    else if (type === 'multi_users_select') choose({ type, selected_users: [...chosen] });
    else choose({ type, selected_options: options.filter(({ value }) => chosen.includes(value)) });
  }

  return (
    <>
      <Combobox
        id={fieldId}
        items={items}
        chosen={chosenIn(values[blockId]?.[actionId])}
        several={element.type !== 'users_select'}
        most={'max_selected_items' in element ? element.max_selected_items : undefined}
        placeholder={element.placeholder?.text ?? 'Search'}
        label={label}
        describedBy={describedBy}
        invalid={invalid}
        testId={`action-${actionId}`}
        onChange={change}
      />
      {dialog}
    </>
  );
}

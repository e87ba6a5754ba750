import type { Element } from '../../blocks/layout.js';
import type { Option } from '../../blocks/options.js';
import { type Placed, useSurface } from '../client/surface.js';
import { TextObject } from './text.js';
import { useChoose } from './use-choose.js';

interface Labelled {
  readonly labelId: string | undefined;
  readonly describedBy: string | undefined;
}

type Radio = Extract<Element, { type: 'radio_buttons' }>;
type Boxes = Extract<Element, { type: 'checkboxes' }>;

function Choice({ option, type, name, checked, onChange }: ChoiceProps) {
  return (
    <label className="choice">
      <input type={type} name={name} checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        <TextObject text={option.text} />
        {option.description && (
          <span className="choice-detail">
            <TextObject text={option.description} />
          </span>
        )}
      </span>
    </label>
  );
}

interface ChoiceProps {
  readonly option: Option;
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function RadioButtons({ labelId, describedBy, ...placed }: Placed<Radio> & Labelled) {
  const { element, blockId, actionId } = placed;
  const surface = useSurface();
  const { choose, dialog } = useChoose(placed);
  const state = surface.values[blockId]?.[actionId];
  const chosen = state?.type === 'radio_buttons' ? state.selected_option?.value : undefined;
  return (
    <div
      className="choices"
      role="radiogroup"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      data-testid={`action-${actionId}`}
    >
      {element.options.map((option) => (
        <Choice
          key={option.value}
          option={option}
          type="radio"
          name={`${surface.id}-${blockId}-${actionId}`}
          checked={chosen === option.value}
          onChange={() => choose({ type: 'radio_buttons', selected_option: option })}
        />
      ))}
      {dialog}
    </div>
  );
}

export function Checkboxes({ labelId, describedBy, ...placed }: Placed<Boxes> & Labelled) {
  const { element, blockId, actionId } = placed;
  const surface = useSurface();
  const { choose, dialog } = useChoose(placed);
  const state = surface.values[blockId]?.[actionId];
  const chosen = state?.type === 'checkboxes' ? state.selected_options : [];
  const change = (option: Option, checked: boolean) => {
    const wanted = new Set(chosen.map(({ value }) => value));
    if (checked) wanted.add(option.value);
    else wanted.delete(option.value);
    choose({ type: 'checkboxes', selected_options: element.options.filter(({ value }) => wanted.has(value)) });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take its name from the label that stands outside
    <div
      className="choices"
      role="group"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      data-testid={`action-${actionId}`}
    >
      {element.options.map((option) => (
        <Choice
          key={option.value}
          option={option}
          type="checkbox"
          name={`${surface.id}-${blockId}-${actionId}`}
          checked={chosen.some(({ value }) => value === option.value)}
          onChange={(checked) => change(option, checked)}
        />
      ))}
      {dialog}
    </div>
  );
}

import type { Element } from '../../blocks/layout.js';
import { useSurface } from '../client/surface.js';
import { BlockButton } from './button.js';
import { Checkboxes, RadioButtons } from './choices.js';
import { Overflow } from './overflow.js';
import { DateOrTime } from './pickers.js';
import { RichTextField } from './rich-text-input.js';
import { PeopleOrSeveral, StaticSelect } from './selects.js';
import { TextInput } from './text-input.js';

interface Props {
  readonly element: Element;
  readonly blockId: string;
  readonly dispatches: boolean;
  /** Given by an input block, whose label stands outside the element. */
  readonly input?: { readonly labelId: string; readonly describedBy: string | undefined; readonly invalid: boolean };
}

function ownLabel(element: Element): string | undefined {
  return 'placeholder' in element && element.placeholder ? element.placeholder.text : undefined;
}

/** Draws any element; texts and labels around it are the block's. */
export function ElementView({ element, blockId, dispatches, input }: Props) {
  const { id } = useSurface();
  if (element.type === 'image')
    return <img className="accessory-image" src={element.image_url} alt={element.alt_text} />;
  const actionId = element.action_id ?? '';
  const placed = { blockId, actionId, dispatches };
  const described = { describedBy: input?.describedBy, invalid: input?.invalid ?? false };
  const fieldId = input ? fieldIdOf(id, blockId) : `${fieldIdOf(id, blockId)}-${actionId}`;
  const field = { ...placed, ...described, fieldId, label: input ? undefined : ownLabel(element) };
  switch (element.type) {
    case 'button':
      return <BlockButton {...placed} element={element} />;
    case 'overflow':
      return <Overflow {...placed} element={element} />;
    case 'radio_buttons':
      return <RadioButtons {...placed} {...described} element={element} labelId={input?.labelId} />;
    case 'checkboxes':
      return <Checkboxes {...placed} {...described} element={element} labelId={input?.labelId} />;
    case 'static_select':
      return <StaticSelect {...field} element={element} />;
    case 'multi_static_select':
    case 'users_select':
    case 'multi_users_select':
      return <PeopleOrSeveral {...field} element={element} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateOrTime {...field} element={element} />;
    case 'rich_text_input':
      return <RichTextField {...field} element={element} />;
    default:
      return <TextInput {...field} element={element} />;
  }
}

export function fieldIdOf(surfaceId: string, blockId: string): string {
  return `${surfaceId}-${blockId}-field`;
}

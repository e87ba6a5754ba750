import { z } from 'zod';
import { limits } from '../limits.js';
import {
  button,
  checkboxes,
  datepicker,
  datetimepicker,
  imageElement,
  overflow,
  radioButtons,
  timepicker,
} from './elements.js';
import { emailInput, numberInput, plainTextInput, richTextInput, urlInput } from './inputs.js';
import { richText } from './rich-text.js';
import { multiStaticSelect, multiUsersSelect, staticSelect, usersSelect } from './selects.js';
import { anyText, identifier, plainText } from './text.js';

const block = { block_id: identifier.optional() };
const menus = [staticSelect, multiStaticSelect, usersSelect, multiUsersSelect] as const;
const choices = [radioButtons, checkboxes, datepicker, timepicker] as const;

const accessory = z.discriminatedUnion('type', [button, overflow, imageElement, ...choices, ...menus]);
const action = z.discriminatedUnion('type', [button, overflow, datetimepicker, richTextInput, ...choices, ...menus]);
const typed = [plainTextInput, emailInput, urlInput, numberInput, richTextInput] as const;
const inputElement = z.discriminatedUnion('type', [datetimepicker, ...typed, ...choices, ...menus]);

const header = z.strictObject({ type: z.literal('header'), ...block, text: plainText(limits.header) });
const divider = z.strictObject({ type: z.literal('divider'), ...block });
const image = imageElement.extend({ ...block, title: plainText(limits.image.title).optional() });

const section = z.strictObject({
  type: z.literal('section'),
  ...block,
  text: anyText(limits.section.text).optional(),
  fields: z.array(anyText(limits.section.field)).min(1).max(limits.section.fields).optional(),
  accessory: accessory.optional(),
  expand: z.boolean().optional(),
});

const context = z.strictObject({
  type: z.literal('context'),
  ...block,
  elements: z
    .array(z.discriminatedUnion('type', [anyText(limits.text), imageElement]))
    .min(1)
    .max(limits.context),
});

const actions = z.strictObject({
  type: z.literal('actions'),
  ...block,
  elements: z.array(action).min(1).max(limits.actions),
});

const input = z.strictObject({
  type: z.literal('input'),
  ...block,
  label: plainText(limits.input.label),
  hint: plainText(limits.input.hint).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
});

export const anyBlock = z.discriminatedUnion('type', [
  actions,
  context,
  divider,
  header,
  image,
  input,
  richText,
  section,
]);

export type Block = z.infer<typeof anyBlock>;
export type InputBlock = z.infer<typeof input>;
export type Element = z.infer<typeof accessory> | z.infer<typeof action> | z.infer<typeof inputElement>;

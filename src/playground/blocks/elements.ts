import { z } from 'zod';
import { limits } from '../limits.js';
import { choiceOption, confirm, overflowOption } from './options.js';
import { identifier, plainText } from './text.js';

export const actionable = { action_id: identifier.optional() };
export const confirmable = { confirm: confirm.optional() };
export const focusable = { focus_on_load: z.boolean().optional() };
export const placeholdable = { placeholder: plainText(limits.placeholder).optional() };
const picker = { ...actionable, ...confirmable, ...focusable };

export const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  ...confirmable,
  text: plainText(limits.button.text),
  value: z.string().min(1).max(limits.button.value).optional(),
  url: z.url().max(limits.button.url).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().min(1).max(limits.button.accessibilityLabel).optional(),
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  ...confirmable,
  options: z.array(overflowOption).min(1).max(limits.overflow),
});

export const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...picker,
  options: z.array(choiceOption).min(1).max(limits.choices),
  initial_option: choiceOption.optional(),
});

export const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...picker,
  options: z.array(choiceOption).min(1).max(limits.choices),
  initial_options: z.array(choiceOption).min(1).max(limits.choices).optional(),
});

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...picker,
  ...placeholdable,
  initial_date: z.iso.date().optional(),
});

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...picker,
  ...placeholdable,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().min(1).optional(),
});

export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...picker,
  /** Seconds since 1970, ten digits. */
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

export const imageElement = z.strictObject({
  type: z.literal('image'),
  image_url: z.url().max(limits.image.url),
  alt_text: z.string().min(1).max(limits.image.altText),
});

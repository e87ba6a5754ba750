import { z } from 'zod';
import { limits } from '../limits.js';
import { anyText, plainText } from './text.js';

const value = z.string().min(1).max(limits.option.value);

/** What menus offer: plain text only. */
export const menuOption = z.strictObject({
  text: plainText(limits.option.text),
  value,
  description: plainText(limits.option.description).optional(),
});

/** Only overflow menus may carry links. */
export const overflowOption = menuOption.extend({ url: z.url().max(limits.option.url).optional() });

/** Radio buttons and checkboxes may use mrkdwn. */
export const choiceOption = z.strictObject({
  text: anyText(limits.option.text),
  value,
  description: anyText(limits.option.description).optional(),
});

export const optionGroup = z.strictObject({
  label: plainText(limits.optionGroups.label),
  options: z.array(menuOption).min(1).max(limits.select),
});

export const confirm = z.strictObject({
  title: plainText(limits.confirm.title),
  text: anyText(limits.confirm.text),
  confirm: plainText(limits.confirm.button),
  deny: plainText(limits.confirm.button),
  style: z.enum(['primary', 'danger']).optional(),
});

export type Option = z.infer<typeof choiceOption>;
export type Confirm = z.infer<typeof confirm>;

/** Slack wants an initial option to be one of the options, word for word. */
export function sameOption(a: Option, b: Option): boolean {
  return a.value === b.value && a.text.text === b.text.text && a.description?.text === b.description?.text;
}

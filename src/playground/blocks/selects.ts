import { z } from 'zod';
import { limits } from '../limits.js';
import { actionable, confirmable, focusable, placeholdable } from './elements.js';
import { menuOption, optionGroup } from './options.js';

const menu = { ...actionable, ...confirmable, ...focusable, ...placeholdable };
const offered = {
  options: z.array(menuOption).min(1).max(limits.select).optional(),
  option_groups: z.array(optionGroup).min(1).max(limits.optionGroups.groups).optional(),
};
const severalItems = { max_selected_items: z.int().min(1).optional() };

export const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  ...menu,
  ...offered,
  initial_option: menuOption.optional(),
});

export const multiStaticSelect = z.strictObject({
  type: z.literal('multi_static_select'),
  ...menu,
  ...offered,
  ...severalItems,
  initial_options: z.array(menuOption).min(1).max(limits.select).optional(),
});

export const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...menu,
  initial_user: z.string().min(1).optional(),
});

export const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...menu,
  ...severalItems,
  initial_users: z.array(z.string().min(1)).min(1).optional(),
});

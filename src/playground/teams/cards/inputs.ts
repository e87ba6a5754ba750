import { z } from 'zod';
import { elementCommon } from './common.js';

const common = {
  ...elementCommon,
  id: z.string().min(1),
  label: z.string().optional(),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().optional(),
};

const text = z.strictObject({
  type: z.literal('Input.Text'),
  ...common,
  placeholder: z.string().optional(),
  value: z.string().optional(),
  isMultiline: z.boolean().optional(),
  maxLength: z.int().min(1).optional(),
  regex: z.string().optional(),
  style: z.enum(['text', 'tel', 'url', 'email', 'password']).optional(),
});

const choice = z.strictObject({
  title: z.string().min(1),
  value: z
    .string()
    .min(1)
    .regex(/^[^,]*$/, 'values come back joined by commas, so they hold none'),
});

const choiceSet = z.strictObject({
  type: z.literal('Input.ChoiceSet'),
  ...common,
  choices: z.array(choice).default([]),
  // Teams' people picker; the client gives back Entra object ids.
  'choices.data': z
    .strictObject({
      type: z.literal('Data.Query'),
      dataset: z.enum(['graph.microsoft.com/users', 'graph.microsoft.com/users?scope=currentContext']),
    })
    .optional(),
  isMultiSelect: z.boolean().optional(),
  style: z.enum(['compact', 'expanded', 'filtered']).optional(),
  value: z.string().optional(),
  placeholder: z.string().optional(),
  wrap: z.boolean().optional(),
});

const toggle = z.strictObject({
  type: z.literal('Input.Toggle'),
  ...common,
  title: z.string().min(1),
  value: z.string().optional(),
  valueOn: z.string().default('true'),
  valueOff: z.string().default('false'),
  wrap: z.boolean().optional(),
});

const moment = {
  ...common,
  value: z.string().optional(),
  min: z.string().optional(),
  max: z.string().optional(),
  placeholder: z.string().optional(),
};
const date = z.strictObject({ type: z.literal('Input.Date'), ...moment });
const time = z.strictObject({ type: z.literal('Input.Time'), ...moment });

export const inputs = [text, choiceSet, toggle, date, time] as const;

export type Input = z.infer<(typeof inputs)[number]>;

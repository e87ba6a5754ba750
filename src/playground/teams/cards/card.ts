import { z } from 'zod';
import { teamsLimits } from '../limits.js';
import { refresh } from './actions.js';
import { actions, type Element, elements } from './elements.js';
import { actionsOf, inputsOf } from './walk.js';

export const cardContentType = 'application/vnd.microsoft.card.adaptive';

const { newest, execute } = teamsLimits.cardVersion;

const shape = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.string().optional(),
  version: z.string().regex(/^1\.[0-5]$/, `Teams shows Adaptive Cards up to version ${newest}`),
  body: elements.default([]),
  actions: actions.optional(),
  refresh: refresh.optional(),
  fallbackText: z.string().optional(),
  speak: z.string().optional(),
  lang: z.string().optional(),
  rtl: z.boolean().optional(),
  minHeight: z.string().optional(),
  verticalContentAlignment: z.enum(['top', 'center', 'bottom']).optional(),
  msteams: z.strictObject({ width: z.literal('Full').optional() }).optional(),
});

export type Card = Omit<z.infer<typeof shape>, 'body'> & { readonly body: readonly Element[] };

export const card: z.ZodType<Card> = shape.check((context) => {
  const complain = (message: string) => context.issues.push({ code: 'custom', message, input: context.value });
  const { version } = context.value;
  const executes = actionsOf(context.value).some(({ type }) => type === 'Action.Execute');
  if (executes && version < execute) complain(`Action.Execute needs version ${execute}, and this card is ${version}`);
  if (context.value.refresh && version < execute) complain(`refresh needs version ${execute}`);
  const ids = inputsOf(context.value).map(({ id }) => id);
  const double = ids.find((id, index) => ids.indexOf(id) !== index);
  if (double) complain(`two inputs have the id ${double}`);
});

export const cardAttachment = z.strictObject({
  contentType: z.literal(cardContentType),
  content: card,
  name: z.string().optional(),
});

/** Every problem of a card or an answer, each with its place: `body.0: unknown type "Table"`. */
export function problemsIn(error: z.ZodError, input: unknown): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'it'}: ${wordsFor(issue, input)}`).join('; ');
}

function wordsFor(issue: z.core.$ZodIssue, input: unknown): string {
  if (issue.code === 'unrecognized_keys') return `unknown property ${issue.keys.join(', ')}`;
  if (issue.code !== 'invalid_union') return issue.message;
  const type = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], input);
  return `unknown or unfit: ${JSON.stringify(type)?.slice(0, 100)}`;
}

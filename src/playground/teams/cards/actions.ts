import { z } from 'zod';

const common = {
  id: z.string().optional(),
  title: z.string().min(1),
  iconUrl: z.string().optional(),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  mode: z.enum(['primary', 'secondary']).optional(),
  tooltip: z.string().optional(),
  isEnabled: z.boolean().optional(),
  requires: z.record(z.string(), z.string()).optional(),
};

const data = z
  .record(z.string(), z.unknown())
  .refine(({ msteams }) => msteams === undefined || (msteams as { type?: unknown }).type === 'task/fetch', {
    error: 'this tenant knows msteams only as { type: "task/fetch" }',
  });

const associatedInputs = z.enum(['auto', 'none']).optional();

const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  ...common,
  data: data.optional(),
  associatedInputs,
  fallback: z.literal('drop').optional(),
});

const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  ...common,
  verb: z.string().min(1),
  data: z.record(z.string(), z.unknown()).optional(),
  associatedInputs,
  fallback: z.union([z.literal('drop'), submit]).optional(),
});

const openUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  ...common,
  url: z.url({ protocol: /^(https?|tel|mailto|msteams)$/ }),
  fallback: z.literal('drop').optional(),
});

const toggleVisibility = z.strictObject({
  type: z.literal('Action.ToggleVisibility'),
  ...common,
  targetElements: z.array(
    z.union([z.string(), z.strictObject({ elementId: z.string(), isVisible: z.boolean().optional() })]),
  ),
  fallback: z.literal('drop').optional(),
});

export const action = z.discriminatedUnion('type', [submit, execute, openUrl, toggleVisibility]);

/** What a card asks for of itself when somebody opens the chat; its title is never seen. */
export const refresh = z.strictObject({
  action: execute.extend({ title: z.string().optional() }),
  userIds: z.array(z.string()).max(60).optional(),
  expires: z.iso.datetime().optional(),
});

export type SubmitAction = z.infer<typeof submit>;
export type ExecuteAction = Omit<z.infer<typeof execute>, 'title'> & { title?: string | undefined };
export type Action = z.infer<typeof action>;

import { z } from 'zod';
import { teamsLimits } from '../limits.js';
import { type Action, action } from './actions.js';
import { elementCommon } from './common.js';
import { type Input, inputs } from './inputs.js';

const horizontal = z.enum(['left', 'center', 'right']).optional();
const vertical = z.enum(['top', 'center', 'bottom']).optional();
const colour = z.enum(['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention']).optional();

const font = {
  size: z.enum(['default', 'small', 'medium', 'large', 'extraLarge']).optional(),
  weight: z.enum(['default', 'lighter', 'bolder']).optional(),
  color: colour,
  isSubtle: z.boolean().optional(),
  fontType: z.enum(['default', 'monospace']).optional(),
};

const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  ...elementCommon,
  ...font,
  text: z.string(),
  wrap: z.boolean().optional(),
  maxLines: z.int().min(1).optional(),
  horizontalAlignment: horizontal,
  style: z.enum(['default', 'heading']).optional(),
});

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  ...font,
  text: z.string(),
  italic: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  underline: z.boolean().optional(),
  highlight: z.boolean().optional(),
});

const richTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  ...elementCommon,
  inlines: z.array(z.union([z.string(), textRun])),
  horizontalAlignment: horizontal,
});

const factSet = z.strictObject({
  type: z.literal('FactSet'),
  ...elementCommon,
  facts: z.array(z.strictObject({ title: z.string(), value: z.string() })).min(1),
});

export const actions = z.array(action).max(teamsLimits.actions, `Teams takes ${teamsLimits.actions} actions at most`);
const actionSet = z.strictObject({ type: z.literal('ActionSet'), ...elementCommon, actions: actions.min(1) });

const boxed = {
  ...elementCommon,
  style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional(),
  bleed: z.boolean().optional(),
  minHeight: z
    .string()
    .regex(/^\d+px$/)
    .optional(),
};

interface Container {
  readonly type: 'Container';
  readonly items: readonly Element[];
}
interface Column {
  readonly type?: 'Column' | undefined;
  readonly items?: readonly Element[] | undefined;
}
interface ColumnSet {
  readonly type: 'ColumnSet';
  readonly columns?: readonly Column[] | undefined;
}

export type Element =
  | z.infer<typeof textBlock>
  | z.infer<typeof richTextBlock>
  | z.infer<typeof factSet>
  | { readonly type: 'ActionSet'; readonly actions: readonly Action[] }
  | Container
  | ColumnSet
  | Input;

const nested: z.ZodType<Element[]> = z.lazy(() => z.array(element));

const container = z.strictObject({
  type: z.literal('Container'),
  ...boxed,
  items: nested,
  verticalContentAlignment: vertical,
});

const column = z.strictObject({
  type: z.literal('Column').optional(),
  ...boxed,
  items: nested.optional(),
  verticalContentAlignment: vertical,
  width: z.union([z.number(), z.string().regex(/^(auto|stretch|\d+(\.\d+)?(px)?)$/)]).optional(),
});

const columnSet = z.strictObject({
  type: z.literal('ColumnSet'),
  ...boxed,
  columns: z.array(column).optional(),
  horizontalAlignment: horizontal,
});

const element = z.discriminatedUnion('type', [
  textBlock,
  richTextBlock,
  factSet,
  actionSet,
  container,
  columnSet,
  ...inputs,
]);

export const elements: z.ZodType<Element[]> = nested;

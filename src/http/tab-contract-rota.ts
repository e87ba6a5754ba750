import { z } from 'zod';
import { button } from './tab-contract.js';

/** The part of the tab's contract that is about the rota and the set-up. */

/** Said, and what can be done about it. */
const row = z.object({ text: z.string(), buttons: z.array(button) });

/** One turn as far as it lies in a cell of the calendar. */
const turn = z.object({
  id: z.string(),
  /** Of a day with several turns: which part of it. */
  when: z.string().optional(),
  who: z.string(),
  isYours: z.boolean(),
  /** Nobody who is here is on duty. */
  isGap: z.boolean(),
  /** Who stands behind, and what else there is to know. */
  notes: z.array(z.string()),
  buttons: z.array(button),
});
const cell = z.object({
  id: z.string(),
  /** Its days in words. */
  label: z.string(),
  days: z.number(),
  /** None in days that have passed. */
  turns: z.array(turn),
});

export const rotaSchema = z.object({
  /** Who is on duty, who comes next, and when it is the viewer's turn. */
  panels: z.array(
    z.object({
      title: z.string(),
      who: z.string(),
      isYours: z.boolean(),
      isGap: z.boolean(),
      lines: z.array(z.string()),
    }),
  ),
  /** What somebody has to look at or to answer. */
  notices: z.array(row),
  /** How many gaps there are. */
  summary: z.string(),
  weekdays: z.array(z.string()),
  weeks: z.array(z.object({ id: z.string(), label: z.string(), cells: z.array(cell) })),
  changes: z.array(row),
  buttons: z.array(button),
});
export type RotaPage = z.infer<typeof rotaSchema>;
export type RotaPanel = RotaPage['panels'][number];
export type RotaWeek = RotaPage['weeks'][number];
export type RotaTurn = z.infer<typeof turn>;
export type Row = z.infer<typeof row>;

const setupItem = z.object({
  id: z.string(),
  title: z.string(),
  /** How it stands, in words. */
  light: z.string(),
  people: z.string().optional(),
  todo: z.array(z.string()),
  rows: z.array(row),
  buttons: z.array(button),
});

export const setupSchema = z.object({
  headline: z.string(),
  isLive: z.boolean(),
  /** What happens until it is live. */
  until: z.string().optional(),
  note: z.string(),
  done: z.number(),
  of: z.number(),
  progress: z.string(),
  checked: z.string(),
  /** What matters most comes first. */
  toDo: z.array(setupItem),
  inPlace: z.array(setupItem),
});
export type SetupPage = z.infer<typeof setupSchema>;
export type SetupItem = z.infer<typeof setupItem>;

import { z } from 'zod';
import { button, option } from './tab-contract.js';

/** The part of the tab's contract that is about registers and figures. */

/** A row of a register: what it is about, when it is due, and how it stands, in words beside what sorts and filters. */
const registerRow = {
  /** Opens the page of that person or policy, where it is worked on. */
  open: button,
  /** ISO 8601, a day; absent where nothing is due. */
  due: z.string().optional(),
  dueWords: z.string(),
  status: z.string(),
  statusWords: z.string(),
  isLate: z.boolean(),
};

/** Checks of those whom the viewer sees to, and the organisation's policies. */
export const registersSchema = z.object({
  lines: z.array(z.string()),
  /** They may load a list of checks. */
  mayLoad: z.boolean(),
  checks: z.array(
    z.object({
      ...registerRow,
      person: z.string(),
      check: z.string(),
      checkWords: z.string(),
      /** Why its reminders rest. */
      pause: z.string().optional(),
    }),
  ),
  policies: z.array(
    z.object({ ...registerRow, title: z.string(), version: z.string(), accepted: z.string().optional() }),
  ),
});
export type Registers = z.infer<typeof registersSchema>;
export type CheckRow = Registers['checks'][number];
export type PolicyRow = Registers['policies'][number];

/** What a file may weigh that is loaded; the product judges it again. */
export const MOST_FILE_BYTES = 1_000_000;

const line = z.object({ line: z.number(), words: z.string() });
const unusable = z.object({ kind: z.literal('unusable'), lines: z.array(z.string()) });
/** A list of checks, in base64, so that its encoding stays what it is. */
const file = z.base64().max(1_400_000);

export const dryRunRequest = z.object({ file });
export const dryRunAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('dry-run'),
    toRecord: z.array(line),
    faults: z.array(line),
    unchanged: z.number(),
    /** Both come back with the file, so that exactly this is recorded. */
    file: z.string(),
    seen: z.record(z.string(), z.string()),
  }),
  unusable,
]);
export type DryRun = Extract<z.infer<typeof dryRunAnswer>, { kind: 'dry-run' }>;

export const recordListRequest = z.object({
  file,
  looked: z.object({ file: z.string().max(100), seen: z.record(z.string().max(100), z.string().max(100)) }),
});
export const recordListAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('recorded'), recorded: z.array(line), faults: z.array(line), unchanged: z.number() }),
  unusable,
]);
export type Loaded = z.infer<typeof dryRunAnswer> | z.infer<typeof recordListAnswer>;

/** One of the last quarters, such as `2026-Q3`; the running one where none is named. */
export const insightRequest = z.object({ quarter: z.string().max(10).optional() });
const chart = z.object({
  id: z.string(),
  title: z.string(),
  lines: z.array(z.string()),
  /** What the rows are, then what each of their values is. */
  heads: z.array(z.string()),
  rows: z.array(z.object({ label: z.string(), values: z.array(z.number()) })),
});
export type Chart = z.infer<typeof chart>;
export const insightSchema = z.object({
  quarter: z.string(),
  quarters: z.array(option),
  lines: z.array(z.string()),
  charts: z.array(chart),
  /** Opens the same in words, with what was learnt and a text to pass on. */
  report: button,
});

import { z } from 'zod';
import { fileRow, filesQuestion } from './tab-contract-files.js';

/**
 * What the tab and the product say to each other, typed once and parsed on both sides: the product parses what it is asked, the tab
 * what it is answered. Nothing here knows of concerns; it carries what presentation has made for whoever is signed in.
 */

/** Marks a request as the tab's own: no other page can send it without asking us first. */
export const TAB_HEADER = 'x-safeguard-tab';
/** Its value before the page knows whose it is; then it says so, and a session that is somebody else's by now does nothing for it. */
export const ANYBODY = '1';
/** Of a page in Teams, beside its token; a page in a browser has a cookie instead. */
export const SESSION_HEADER = 'x-safeguard-session';

/** Why a request was not answered. */
export const refusalSchema = z.object({
  because: z.enum(['sign-in', 'locked', 'somebody-else', 'not-a-member', 'try-again', 'not-understood']),
});
export type Refusal = z.infer<typeof refusalSchema>;

export const option = z.object({ value: z.string(), label: z.string() });
export const button = z.object({
  action: z.string(),
  concernId: z.string().optional(),
  item: z.string().optional(),
  label: z.string(),
  spokenLabel: z.string().optional(),
  style: z.string().optional(),
  tucked: z.boolean().optional(),
});
export type Button = z.infer<typeof button>;
/** Of what takes records out, the address is there only for whoever has proved a moment ago who they are. */
const link = z.object({ id: z.string(), label: z.string(), url: z.string().optional() });
export type Link = z.infer<typeof link>;

const windowSchema = z.object({
  title: z.string(),
  close: z.string(),
  lines: z.array(z.string()),
  button: button.optional(),
});

const pageSchema = z.object({
  title: z.string(),
  close: z.string(),
  lines: z.array(z.string()),
  rows: z.array(z.object({ text: z.string(), standsOut: z.literal(true).optional(), buttons: z.array(button) })),
  links: z.array(link).optional(),
  buttons: z.array(button),
});

const detailsSchema = z.object({
  title: z.string(),
  close: z.string(),
  headline: z.string(),
  concernId: z.string(),
  buttons: z.array(button),
  sections: z.array(z.object({ id: z.string(), heading: z.string(), text: z.string() })),
  files: z.array(fileRow),
  moreFiles: filesQuestion.optional(),
  turn: z.array(button),
});

const packSchema = z.object({
  title: z.string(),
  close: z.string(),
  back: z.string(),
  concernId: z.string(),
  lines: z.array(z.string()),
  links: z.array(link),
  pieces: z.array(z.object({ label: z.string(), text: z.string() })),
  item: z.string(),
  turn: z.array(z.object({ label: z.string(), item: z.string() })),
});

const asked = {
  id: z.string(),
  label: z.string(),
  hint: z.string().optional(),
  required: z.boolean(),
  grows: z.boolean(),
};
const one = { ...asked, answer: z.string().optional() };
const many = { ...asked, answers: z.array(z.string()) };

export const questionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), ...one, options: z.array(option) }),
  z.object({ kind: z.literal('menu'), ...one, options: z.array(option) }),
  z.object({ kind: z.literal('day'), ...one }),
  z.object({ kind: z.literal('time'), ...one }),
  z.object({ kind: z.literal('line'), ...one, longest: z.number() }),
  z.object({ kind: z.literal('words'), ...one, longest: z.number() }),
  z.object({ kind: z.literal('choices'), ...many, options: z.array(option) }),
  z.object({ kind: z.literal('tick-boxes'), ...many, options: z.array(option) }),
  z.object({ kind: z.literal('people'), ...many, most: z.number() }),
]);
export type Question = z.infer<typeof questionSchema>;

const partSchema = z.union([
  z.object({
    kind: z.literal('text'),
    id: z.string(),
    tone: z.enum(['emergency', 'notice', 'plain', 'quiet']),
    text: z.string(),
  }),
  z.object({ kind: z.literal('quote'), id: z.string(), heading: z.string(), text: z.string() }),
  z.object({ kind: z.literal('button'), id: z.string(), label: z.string() }),
  z.object({ kind: z.literal('divider'), id: z.string() }),
  questionSchema,
]);
export type Part = z.infer<typeof partSchema>;

const formFrame = { title: z.string(), submit: z.string(), close: z.string(), parts: z.array(partSchema) };
const problems = z.record(z.string(), z.string());

/** What a form has to bring back: hints, all judged again. */
const ticket = z.object({
  verb: z.string().optional(),
  desk: z.string().optional(),
  concernId: z.string().optional(),
  item: z.string().optional(),
  token: z.string(),
});

const formSchema = z.object({ ...formFrame, about: ticket, problems, back: button.optional() });
export type TicketForm = z.infer<typeof formSchema>;

/** What a press, a form or a page shows. */
export const shownSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('window'), window: windowSchema }),
  z.object({ kind: z.literal('page'), view: pageSchema }),
  z.object({ kind: z.literal('details'), view: detailsSchema }),
  z.object({ kind: z.literal('pack'), view: packSchema }),
  z.object({ kind: z.literal('form'), form: formSchema }),
  z.object({ kind: z.literal('nothing') }),
]);
export type Shown = z.infer<typeof shownSchema>;
export type Window = z.infer<typeof windowSchema>;
export type Page = z.infer<typeof pageSchema>;
export type Details = z.infer<typeof detailsSchema>;
export type Pack = z.infer<typeof packSchema>;

/** What a form may weigh in all on its way. */
export const MOST_FORM_BYTES = 256 * 1024;

/** Answers by question: longer ones than may be kept are read as well, so that their form can say so. */
const typed = z.record(
  z.string().max(100),
  z.union([z.string().max(MOST_FORM_BYTES), z.array(z.string().max(200)).max(50)]),
);
export type Typed = z.infer<typeof typed>;

/** A compact token as it was issued: whatever else a lenient reader would take for the same one is refused. */
const compactToken = z
  .string()
  .max(8_000)
  .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);

export const signInRequest = z.object({
  /** An id token of a sign-in that somebody did by hand. */
  byHand: compactToken.optional(),
});

export const TAB_PAGES = [
  'duty-desk',
  'mine',
  'actions',
  'rota',
  'policy',
  'workforce',
  'registers',
  'insight',
  'setup',
] as const;
export type TabPage = (typeof TAB_PAGES)[number];

export const sessionSchema = z.object({
  /** Kept in memory alone, by a page in Teams; a page in a browser gets a cookie and never sees it. */
  token: z.string().optional(),
  /** Whose page it is, as TAB_HEADER says it from now on. */
  of: z.string(),
  name: z.string(),
  organisation: z.string(),
  /** Whom to call, on every page: the pieces of one text, some of them numbers that can be rung. */
  emergency: z.array(z.object({ text: z.string(), tel: z.string().optional() })),
  pages: z.array(z.object({ name: z.enum(TAB_PAGES), label: z.string() })),
  /** Milliseconds without a request after which the page is locked. */
  idleMs: z.number(),
});
export type Session = z.infer<typeof sessionSchema>;

export const pressRequest = z.object({
  action: z.string().max(100),
  concernId: z.uuid().optional(),
  item: z.string().max(400).optional(),
});
export type Press = z.infer<typeof pressRequest>;

export const formRequest = z.object({ about: ticket, typed });
export const formAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('problems'), problems }),
  z.object({ kind: z.literal('shown'), shown: shownSchema }),
]);

/** Opens the reporter's form, once for the same value. */
export const openReportRequest = z.object({ once: z.string().min(8).max(100) });
export const reportRequest = z.object({
  draftId: z.string().min(1).max(400),
  typed,
  /** The questions of the form as it was when they were answered. */
  stood: z.array(z.string().max(100)).max(60),
  go: z.enum(['keep', 'detail', 'send']),
});
const people = z.array(option);
export const reportAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('form'),
    draftId: z.string(),
    form: z.object(formFrame),
    problems,
    /** For the questions about people. */
    people,
    /** Absent where the form sends nothing. */
    files: filesQuestion.optional(),
  }),
  z.object({ kind: z.literal('window'), window: windowSchema }),
]);
export type Report = z.infer<typeof reportAnswer>;

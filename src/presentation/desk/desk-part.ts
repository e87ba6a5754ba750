import type { z } from 'zod';
import type { Account, FormToken } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { CasePart, Typed } from '../case/questions.js';
import type { PageView } from '../page-view.js';
import type { MessageWindow } from '../windows.js';
import type { DeskFormName, DeskVerb, PageName } from './names.js';

/** What a form of the desk carries: hints, all judged again when it is sent. */
export interface DeskTicket {
  readonly desk: DeskFormName;
  readonly item?: string | undefined;
  /** The same form sent twice has one effect. */
  readonly token: FormToken;
}

/** What becomes of a verb: the page to show next, or why nothing changed. */
export type DeskOutcome = { readonly kind: 'done'; readonly page: PageName; readonly rest?: string } | Refused;

interface Refused {
  readonly kind: 'refused';
  readonly lines: readonly string[];
  /** Whose answer is to be another one, where it is one answer of the form. */
  readonly question?: string | undefined;
}

/** A page for that person. @param rest what followed the page's name in the button that asked for it: a hint */
export type ShowPage = (viewer: Person, rest: string) => Promise<PageView | MessageWindow>;

/** @param account with which they pressed, where the platform says */
export type DoAtOnce = (by: Person, item: string, account?: Account) => Promise<DeskOutcome>;

/** A form, made for that person and that thing. */
export interface DeskForm {
  /** On the button, and the title of the window: at most 24 characters. */
  readonly label: string;
  readonly submit: string;
  /** Undefined for whoever it is not meant for. */
  readonly open: (by: Person, item: string) => Promise<OpenDeskForm | undefined>;
}

export interface OpenDeskForm {
  readonly parts: (typed: Typed) => readonly CasePart[];
  readonly answers: DeskAnswers;
}

/** How what is typed is read, and what is then done. */
export interface DeskAnswers {
  readonly send: (typed: Typed, token: FormToken) => Promise<DeskSent>;
}

export type DeskSent =
  | DeskOutcome
  /** Beside questions: the form stays, with everything typed. */
  | { readonly kind: 'problems'; readonly problems: Readonly<Record<string, string>> }
  /** What is typed is right so far and calls for more: the form is drawn anew. */
  | { readonly kind: 'asks-more' };

/** A refusal as a form shows it: beside its question, else beside none, for what is typed may still be right later. */
export function problemsOf({ lines, question = 'form' }: Refused): Readonly<Record<string, string>> {
  return { [question]: lines.join('\n') };
}

/** Ties a schema to the verb that takes what it makes of the answers. */
export function answersOf<Command>(
  schema: z.ZodType<Command>,
  run: (command: Command, token: FormToken) => Promise<DeskSent>,
): DeskAnswers {
  return {
    send: async (typed, token) => {
      const parsed = schema.safeParse(typed);
      if (parsed.success) return run(parsed.data, token);
      const problems = parsed.error.issues.map(({ path, message }) => [String(path[0]), message]);
      return { kind: 'problems', problems: Object.fromEntries(problems) };
    },
  };
}

/** What one subject adds to the desk. */
export interface DeskPart {
  readonly pages?: { readonly [Name in PageName]?: ShowPage };
  readonly forms?: { readonly [Name in DeskFormName]?: DeskForm };
  readonly atOnce?: { readonly [Verb in DeskVerb]?: DoAtOnce };
}

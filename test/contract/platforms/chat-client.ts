import type { Platform } from '../../../src/domain/ids.js';

/**
 * A chat platform as its people see it: what the contract suite asks of each, and what a further platform has to have a
 * driver for. Layout is the platform's own; words, urgency and controls are not, so everything comes without the
 * platform's marks, in reading order.
 */
export interface ChatClient {
  readonly platform: Platform;
  /** Somebody by their name, able to be written to by the bot. */
  person(name: string): Promise<ChatPerson>;
}

export interface ChatPerson {
  readonly name: string;

  /** What the bot wrote to them alone and has not taken away, oldest first. */
  messages(): Promise<readonly SeenMessage[]>;
  /** For each time that the message was announced: what locked screens and lists showed of it, the platform's own words left out. */
  announced(message: SeenMessage): Promise<readonly (readonly string[])[]>;
  /** Comes back to the chat: nothing may change by that. */
  lookAgain(): Promise<void>;

  /** Presses a button that does something. @returns what they are told at once; nothing where the message itself changes */
  press(message: SeenMessage, action: string): Promise<string>;
  /** Presses a button that opens a window, and leaves it open. */
  open(message: SeenMessage, action: string): Promise<SeenWindow>;
  /** The window on top. */
  window(): Promise<SeenWindow | undefined>;
  /** By its action or its words, also behind "more". */
  pressInWindow(button: string): Promise<SeenWindow>;
  /** Open work: `cases` or `actions`. */
  openList(list: string): Promise<SeenWindow>;
  /** In a list: the button of the row with these words. */
  pressInRow(words: string): Promise<SeenWindow>;
  /** What stands in the case form on top, by question. */
  caseForm(): Promise<Readonly<Record<string, readonly string[]>>>;
  /** Fills in the case form on top: by question the words typed, the words of choices, days and times. */
  fill(answers: Readonly<Record<string, string | readonly string[]>>): Promise<void>;
  /** Leaves a draft for its concern: the window's own way back. */
  leavePack(): Promise<SeenWindow>;
  /** Sends the case form on top. @returns what is there now */
  sendCaseForm(): Promise<SentCaseForm>;
  /** The window on top and all below it, if there are any. */
  closeWindows(): Promise<void>;

  /** What they were told privately and outside their messages so far, also later than the deed that it is about. */
  privately(): Promise<readonly string[]>;

  /** One of the exact words: duty, mine, help. */
  ask(word: string): Promise<readonly string[]>;
  /** Writes where others read it. @returns how to quote it */
  post(words: string): Promise<PostedMessage>;

  /** The usual way in. @returns what they are told instead, if they may not */
  openForm(): Promise<readonly string[] | undefined>;
  openFormAbout(message: PostedMessage): Promise<void>;
  /** Everything that the form asks and says by now, wherever the platform shows it. */
  form(): Promise<SeenForm>;
  /** Choices by their words, people by their names; '' or [] takes an answer back. @throws NotPossible where no client lets that in */
  answer(question: string, value: string | readonly string[]): Promise<void>;
  moreDetail(): Promise<void>;
  send(): Promise<Sent>;

  /** What no screen offers: a press on a control of any concern, or of the organisation's own with '' for none. @returns what the product answers with */
  forgePress(action: string, concernId: string, item?: string): Promise<string>;
  /** What no client lets in: sends the open form with these answers in place of those typed. @returns all that is answered */
  forgeAnswers(answers: Readonly<Record<string, string>>): Promise<string>;
}

/** Only its driver knows what it is. */
export type PostedMessage = Readonly<Record<string, string>>;

export interface SeenMessage {
  readonly id: string;
  readonly lines: readonly string[];
  readonly buttons: readonly SeenButton[];
}

export interface SeenButton {
  readonly action: string;
  readonly label: string;
  /** For screen readers; empty where it is the label. */
  readonly spoken: string;
  readonly emphasised: boolean;
  /** Behind "more". */
  readonly tucked: boolean;
}

export interface SeenWindow {
  readonly title: string;
  readonly lines: readonly string[];
  readonly buttons: readonly SeenButton[];
  /** What stands in inputs, from which a phone can copy. */
  readonly copyable: readonly string[];
  /** What opens outside the chat, by its words. */
  readonly links: Readonly<Record<string, string>>;
}

export interface SeenForm {
  readonly title: string;
  /** By question. */
  readonly questions: Readonly<Record<string, SeenQuestion>>;
  /** What stands between the questions; the same words once. */
  readonly lines: readonly string[];
}

export interface SeenQuestion {
  readonly label: string;
  readonly hint: string;
  readonly required: boolean;
  /** Words of the choices; none where people are picked. */
  readonly options: readonly string[];
  /** What stands in it: words typed, words of choices, names of people. */
  readonly answer: readonly string[];
}

export type Sent =
  | { readonly kind: 'received'; readonly window: SeenWindow }
  /** `beside`: by question. `form`: what could not be said beside one. */
  | { readonly kind: 'refused'; readonly beside: Readonly<Record<string, string>>; readonly form: readonly string[] };

export type SentCaseForm =
  | { readonly kind: 'done'; readonly window: SeenWindow }
  /** The form is still there; everything that it says is wrong. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** Everything that a message or a window says, as one text. */
export function textOf({ lines }: { readonly lines: readonly string[] }): string {
  return lines.join(' ');
}

export const REFERENCE = /SG-[0-9A-HJKMNP-TV-Z]{6}/;

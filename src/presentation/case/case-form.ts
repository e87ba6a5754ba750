import type { z } from 'zod';
import type { AskedCommand } from '../../application/concerns/work-on-concern.js';
import type { CaseFile } from '../../domain/case/case-file.js';
import type { Clock } from '../../domain/case/clocks.js';
import type { Concern } from '../../domain/concern.js';
import type { ItemId, PersonId } from '../../domain/ids.js';
import type { Organisation } from '../../domain/organisation.js';
import type { Option } from '../report-words.js';
import type { CasePart, Typed } from './questions.js';

/** What a form knows when it is shown and when it is read. */
export interface FormAbout {
  readonly organisation: Organisation;
  readonly now: Date;
  readonly typed: Typed;
  /** The action, question, referral or decision whose button was pressed. */
  readonly item?: ItemId | undefined;
  /** The words of that item, for whoever may read nothing else of the concern. */
  readonly itemText?: string | undefined;
  /** For whoever may read the concern. */
  readonly read?: ReadAbout | undefined;
  /** Our own people who are not kept from the concern. */
  readonly people: readonly PersonOption[];
}

export interface PersonOption extends Option {
  /** Who may be given something to read: a reporter is not, and nobody asks themselves. */
  readonly canBe: readonly ('colleague' | 'holder')[];
}

export interface ReadAbout {
  readonly concern: Concern;
  readonly file: CaseFile;
  /** Those that run, or ran out. */
  readonly clocks: readonly Clock[];
  readonly nameOf: (id: PersonId) => string;
}

/** The form of one verb: its words, its questions, and how what is typed becomes the command. */
export interface CaseForm<Command extends AskedCommand> {
  /** On the button, and the title of the window: at most 24 characters. */
  readonly label: string;
  readonly submit: string;
  /** Where "Cancel" would read like what the form does. */
  readonly close?: string;
  readonly parts: (about: FormAbout) => readonly CasePart[];
  readonly read: (about: FormAbout) => z.ZodType<Omit<Command, 'verb'>>;
}

/** What is taken out of a record, before it is plain text or pages: the same words in both. */
export interface PackDocument {
  readonly title: string;
  /** How it is to be handled; on every page. */
  readonly marking: string;
  readonly reference: string;
  /** To whoever sends it, who has to read it first: in the window and on the pages, never among words that are copied and sent. */
  readonly forSender: readonly string[];
  /** Of the document itself, above everything else. */
  readonly preface: readonly string[];
  readonly sections: readonly PackSection[];
}

export interface PackSection {
  readonly heading: string;
  readonly rows: readonly PackRow[];
}

export interface PackRow {
  /** Empty where the words need none. */
  readonly label: string;
  readonly text: string;
  /** Whether the record says it; what it does not say stands there as unknown, and is never left out. */
  readonly known: boolean;
}

const NOT_KNOWN = 'Not known';
/** Of what the duty person finds out: nobody has yet. */
export const NOT_ASKED = 'Not asked yet';

export const MARKING = 'Official – sensitive: safeguarding';
export const DRAFT_NOTICE = 'Draft. A person sends this; Safeguard has sent nothing.';

/** One question that an agency asks. */
export function row(label: string, text: string | undefined, missing: string = NOT_KNOWN): PackRow {
  const said = text?.trim();
  return { label, text: said || missing, known: Boolean(said) };
}

/** Several answers to one question, each on a line of its own. */
export function rowOf(label: string, lines: readonly string[], missing?: string): PackRow {
  return row(label, lines.join('\n'), missing);
}

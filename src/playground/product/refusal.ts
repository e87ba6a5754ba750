/** The workspace itself refuses what a person tries: the thing is not on their screen, or not theirs to do. */
export class NotOnScreen extends Error {}

/** How a person's deed ended: the app acknowledged it, did not, or the client never sent it. */
export type Outcome =
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'failed'; readonly failure: string }
  | { readonly kind: 'refused'; readonly errors: Readonly<Record<string, string>> };

export const acknowledged: Outcome = { kind: 'acknowledged' };

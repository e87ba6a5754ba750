/**
 * Documented limits of Teams, in bytes, characters or pieces. Sources: "Cards reference", "Format your bot messages" and
 * "Dialogs" of Microsoft's Teams developer documentation; checked on 24 November 2026.
 */
export const LIMITS = {
  messageBytes: 28_000,
  cardActions: 6,
  /** Of an input that somebody types into. */
  longText: 3_000,
} as const;

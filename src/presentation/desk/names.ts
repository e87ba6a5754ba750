/** Windows of the organisation's own, by the words that open them. */
export const PAGES = [
  'cases',
  'actions',
  'rota',
  'people',
  'drill',
  'setup',
  'workforce',
  'policy',
  'board-report',
  'pages',
] as const;
export type PageName = (typeof PAGES)[number];

/** Whether a word that was typed opens one of them. */
export function isPage(word: string | undefined): word is PageName {
  return PAGES.some((page) => page === word);
}

/** Verbs that ask something first. */
export const DESK_FORMS = [
  'ask-swap',
  'change-rota',
  'cancel-change',
  'start-drill',
  'hold-key',
  'ask-role-change',
  'record-check',
  'book-check',
  'start-leave',
  'find-checks',
  'review-done',
  'review-early',
] as const;
export type DeskFormName = (typeof DESK_FORMS)[number];

/** Verbs that one press does. */
export const DESK_VERBS = [
  'accept-swap',
  'decline-swap',
  'withdraw-swap',
  'accept-duty',
  'put-back',
  'stop-drill',
  'take-back-key',
  'send-test-cards',
  'answer-test-card',
  'approve-role-change',
  'refuse-role-change',
  'check-submitted',
  'end-leave',
  'accept-policy',
] as const;
export type DeskVerb = (typeof DESK_VERBS)[number];

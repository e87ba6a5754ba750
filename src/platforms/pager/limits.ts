/**
 * What the receivers document, in characters: PagerDuty's "Send an Alert Event" (Events API v2) and Opsgenie's "Create
 * Alert"; checked on 25 November 2026.
 */
export const LIMITS = {
  summary: 1_024,
  dedupKey: 255,
  opsgenieMessage: 130,
  opsgenieAlias: 512,
  /** One part of an SMS. */
  sms: 160,
} as const;

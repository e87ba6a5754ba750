/**
 * Documented limits of Teams (learn.microsoft.com/microsoftteams/platform: bots/how-to/format-your-bot-messages,
 * task-modules-and-cards/cards/cards-reference and task-modules), checked 23 November 2026.
 */
export const teamsLimits = {
  /** One activity with its cards, as JSON. */
  messageBytes: 28 * 1024,
  cardVersion: { newest: '1.5', execute: '1.4' },
  actions: 6,
  /** How long a client waits for the answer to an invoke. */
  invokeMs: 10_000,
  /** How long the channel waits for the answer to a message or an event. */
  deliverMs: 15_000,
} as const;

/** How much the tenant remembers; ours, so that a long run stays small. */
export const teamsMemory = { messagesPerConversation: 5000, noticesPerPerson: 200 } as const;

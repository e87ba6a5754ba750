/**
 * Slack's documented limits, in characters or pieces. Sources: the Block Kit reference (blocks, block elements,
 * composition objects), "Views" and "Rate limits" of Slack's developer documentation; checked on 23 November 2026.
 */
export const LIMITS = {
  sectionText: 3_000,
  contextText: 2_000,
  modalBlocks: 100,
  homeBlocks: 100,
  messageBlocks: 50,
  title: 24,
  buttonLabel: 24,
  actionButton: 75,
  accessibilityLabel: 75,
  inputLabel: 2_000,
  optionText: 75,
  menuOptions: 100,
  plainTextInput: 3_000,
  /** Not documented, in bytes: Slack ends a connection with "Max frame length of 20480 has been exceeded" (code 1009). */
  socketFrame: 20_480,
} as const;

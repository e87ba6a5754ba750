/**
 * Slack's documented limits, each from its reference page (docs.slack.dev/reference/block-kit, /methods and
 * /interactivity), checked 23 November 2026. Lengths are in characters unless the name says otherwise.
 */
export const limits = {
  message: {
    blocks: 50,
    text: 40_000,
    /** chat.update refuses longer text than chat.postMessage does. */
    updatedText: 4000,
    /** Undocumented; measured by others (slackapi/bolt-js issues 2509 and 2867) on the blocks with their containers. */
    blocksAsJson: 13_200,
  },
  view: {
    blocks: 100,
    bytes: 250_000,
    title: 24,
    button: 24,
    privateMetadata: 3000,
    callbackId: 255,
    externalId: 255,
    stack: 3,
  },
  id: 255,
  text: 3000,
  section: { text: 3000, fields: 10, field: 2000 },
  header: 150,
  context: 10,
  actions: 25,
  image: { url: 3000, altText: 2000, title: 2000 },
  input: { label: 2000, hint: 2000 },
  placeholder: 150,
  button: { text: 75, value: 2000, url: 3000, accessibilityLabel: 75 },
  /** The value may be twice as long as the text: bolt-python issue 838 quotes "must be less than 151 characters". */
  option: { text: 75, value: 150, description: 75, url: 3000 },
  optionGroups: { groups: 100, label: 75 },
  select: 100,
  choices: 10,
  overflow: 5,
  confirm: { title: 100, text: 300, button: 30 },
  plainTextInput: 3000,
  triggerLifeMs: 3000,
  acknowledgeMs: 3000,
  socketMode: {
    connections: 10,
    /** Undocumented; read in a report of others: Slack ends the connection with "Max frame length of 20480 has been exceeded". */
    frameBytes: 20_480,
    /** "About 10 seconds" from the warning to the end. */
    leaveMs: 10_000,
  },
  responseUrl: { uses: 5, lifeMs: 30 * 60_000 },
  users: { perPage: 1000 },
} as const;

/** How much the playground remembers; ours, so that a long run stays small. */
export const memory = {
  calls: 20_000,
  messagesPerConversation: 5000,
  noticesPerPerson: 200,
  outsideMessages: 200,
  triggers: 1000,
  responseUrls: 1000,
} as const;

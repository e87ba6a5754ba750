/** What a Web API method answers; `error` is one of Slack's codes. */
export type Result = { readonly ok: boolean; readonly [field: string]: unknown };

export function done(fields: Record<string, unknown> = {}): Result {
  return { ok: true, ...fields };
}

export function refuse(error: string, messages: readonly string[] = []): Result {
  if (messages.length === 0) return { ok: false, error };
  return { ok: false, error, response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) } };
}

/** chat.* methods name the faults of blocks twice, views.* methods once. */
export function refuseBlocks(messages: readonly string[]): Result {
  return { ...refuse('invalid_blocks', messages), errors: messages };
}

export function missingField(name: string): Result {
  return refuse('invalid_arguments', [`missing required field: ${name} [json-pointer:/${name}]`]);
}

import { createOnce } from './once.js';
import { slackPayload, teamOf } from './payloads.js';

/** Why something that Slack sent is not taken, whichever way it came. */
export type Refusal = 'shape' | 'workspace' | 'repeated';

interface Options {
  /** The workspace that this installation belongs to, once Slack has told us. */
  readonly workspace: () => string | undefined;
  readonly onRefused: (reason: Refusal) => void;
}

interface Sent {
  readonly body: unknown;
  /** What only a copy shares. */
  readonly mark: string;
  /** Until when copies are to be known. */
  readonly untilSeconds: number;
  readonly nowSeconds: number;
}

/**
 * Stands before Bolt, whichever way Slack's requests come: refuses bodies of a shape that we don't know, other workspaces, and
 * copies of what was taken.
 * @returns a function that says why something is refused; undefined when it is to be taken
 */
export function createJudge({ workspace, onRefused }: Options) {
  const once = createOnce();

  function refusalOf({ body, ...sent }: Sent): Refusal | undefined {
    const payload = slackPayload.safeParse(body);
    if (!payload.success) return 'shape';
    const known = workspace();
    const team = teamOf(payload.data);
    if (known !== undefined && team !== undefined && team !== known) return 'workspace';
    return once({ payload: payload.data, ...sent }) === 'again' ? 'repeated' : undefined;
  }

  return (sent: Sent): Refusal | undefined => {
    const refusal = refusalOf(sent);
    if (refusal !== undefined) onRefused(refusal);
    return refusal;
  };
}

export type Judge = ReturnType<typeof createJudge>;

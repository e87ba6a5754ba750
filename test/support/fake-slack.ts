import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The least of Slack that a benchmark needs, in a process of its own so that its work is not counted as ours. */
export async function startFakeSlack() {
  const program: ChildProcess = fork(fileURLToPath(new URL('./fake-slack-process.ts', import.meta.url)));
  const [port] = (await once(program, 'message')) as [number];
  const origin = `http://127.0.0.1:${port}`;
  const seen = async (): Promise<{ drafts: string[]; messages: number }> =>
    (await fetch(`${origin}/seen`)).json() as never;
  return {
    apiUrl: `${origin}/api/`,
    /** Ids of the drafts of all forms that were opened, in order. */
    drafts: async () => (await seen()).drafts,
    messages: async () => (await seen()).messages,
    close: () => program.kill(),
  };
}

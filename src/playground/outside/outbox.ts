import type { OutsideMessage, OutsideShown } from '../contract.js';
import { memory } from '../limits.js';
import type { Changes } from '../workspace/changes.js';

interface Deps {
  readonly changes: Changes;
  readonly clockOffsetMs: () => number;
}

/** How the change stream names what is shown here. */
const WHO = 'outside';

/** What reached people beside chat, the newest last. */
export function createOutbox({ changes, clockOffsetMs }: Deps) {
  let messages: OutsideMessage[] = [];
  const taken = new Set<string>();
  let lastId = 0;
  return {
    /** @param key the same for a repeated attempt, which shows nothing new. */
    take(key: string, message: Omit<OutsideMessage, 'id' | 'shownAtMs'>): void {
      const once = `${message.kind}/${key}`;
      if (taken.has(once)) return;
      taken.add(once);
      lastId += 1;
      const shownAtMs = Date.now() + clockOffsetMs();
      messages = [...messages, { id: `O${lastId}`, shownAtMs, ...message }].slice(-memory.outsideMessages);
      changes.tell(WHO);
    },
    show: (): OutsideShown => ({ version: changes.version(), messages }),
  };
}

export type Outbox = ReturnType<typeof createOutbox>;

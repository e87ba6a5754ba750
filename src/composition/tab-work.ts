import type { IdentifyPerson } from '../application/people/identify-person.js';
import type { Clock } from '../application/ports.js';
import { createOpenTab } from '../application/tab/open-tab.js';
import { createTabAccess } from '../application/tab/tab-access.js';
import type { Stores } from './open-stores.js';

interface Options extends Pick<Stores, 'tabSessions' | 'people'> {
  readonly identify: IdentifyPerson;
  readonly linkToTab?: ((token: string) => string) | undefined;
  readonly clock: Clock;
}

/** Who is at the pages, and how somebody gets there from a chat. */
export function buildTabWork({ tabSessions: sessions, linkToTab, ...options }: Options) {
  const access = createTabAccess({ sessions, ...options });
  return { access, openTab: createOpenTab({ access, linkToTab }) };
}

import { toSlackView } from '../views/view-payload.js';
import type { Person } from '../workspace/people.js';
import type { Workspace } from '../workspace/workspace.js';
import type { Events } from './events.js';
import { acknowledged, type Outcome } from './refusal.js';

/** app_home_opened: a person looks at the app's home or messages tab; only if the app subscribes to it. */
export function createHomeTab({ workspace, events }: { workspace: Workspace; events: Events }) {
  const { manifest, conversations, dmOf, views } = workspace;

  return async (person: Person, tab: 'home' | 'messages'): Promise<Outcome> => {
    if (!manifest.settings.event_subscriptions.bot_events.includes('app_home_opened')) return acknowledged;
    const home = views.home(person.id);
    const answer = await events.send({
      type: 'app_home_opened',
      user: person.id,
      channel: dmOf(person.id),
      tab,
      ...(tab === 'home' && home ? { view: toSlackView(home) } : {}),
      event_ts: conversations.nextTs(),
    });
    return answer.ok ? acknowledged : { kind: 'failed', failure: answer.failure };
  };
}

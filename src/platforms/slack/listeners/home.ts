import { accountOn } from '../../../domain/ids.js';
import { homeView } from '../../../presentation/home.js';
import { guestHome } from '../../../presentation/windows.js';
import { homeTab, refusalTab } from '../views/home.js';
import type { ListenerDeps } from './answering.js';

/** Publishes somebody's home tab. Drawing it again draws the same, so a repeated event does no harm. */
export function createPublishHome({ useCases, client }: ListenerDeps) {
  return async (userId: string): Promise<void> => {
    const organisation = await useCases.organisation.current();
    const identified = await useCases.identify(accountOn('slack', userId));
    const view =
      identified.kind === 'member'
        ? homeTab(homeView(await useCases.ownConcerns(identified.person), organisation))
        : refusalTab(guestHome(organisation));
    await client.views.publish({ user_id: userId, view });
  };
}

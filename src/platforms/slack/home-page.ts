import type { WebClient } from '@slack/web-api';
import type { HomePage } from '../../application/delivery/delivery-ports.js';
import type { OrganisationStore } from '../../application/ports.js';
import { homeView } from '../../presentation/home.js';
import { toDeliveryError } from './errors.js';
import { homeTab } from './views/home.js';

interface Deps {
  readonly client: WebClient;
  readonly organisation: OrganisationStore;
}

/** The home tab of somebody who may report. Slack keeps it for whoever has not opened theirs yet. */
export function createSlackHomePage({ client, organisation }: Deps): HomePage {
  return {
    platform: 'slack',
    show: async (userId, own) => {
      const view = homeTab(homeView(own, await organisation.current()));
      try {
        await client.views.publish({ user_id: userId, view });
      } catch (error) {
        throw toDeliveryError(error);
      }
    },
  };
}

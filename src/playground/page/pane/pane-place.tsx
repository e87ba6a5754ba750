import type { AppShown, PersonShown, Screen } from '../../contract.js';
import type { TeamsAppShown, TeamsPersonShown, TeamsScreen } from '../../teams/contract.js';
import { api } from '../client/api.js';
import type { PanePerson, Platform } from '../client/pane-people.js';
import { teamsApi } from '../client/teams-api.js';
import type { useScreens } from '../client/use-screens.js';
import { TeamsPane } from '../teams/teams-pane.js';
import type { ShownAccount } from './account-menu.js';
import { Pane } from './pane.js';
import { PaneHead } from './pane-head.js';

/** Who and what there is on both platforms. */
export interface Setting {
  readonly app: AppShown;
  readonly people: readonly PersonShown[];
  readonly teamsApp: TeamsAppShown;
  readonly teamsPeople: readonly TeamsPersonShown[];
}

interface Props {
  readonly person: PanePerson;
  readonly everybody: readonly PanePerson[];
  readonly platform: Platform;
  readonly setting: Setting;
  readonly client: ReturnType<typeof useScreens>;
  readonly inFront: boolean;
  readonly onSwitch: (platform: Platform) => void;
  readonly onChoose: (id: string) => void;
  readonly onRemove: (() => void) | undefined;
}

/** One person's screen, on the platform that is looked at. */
export function PanePlace({ person, everybody, platform, setting, client, inFront, ...head }: Props) {
  const screen = person.slack === undefined ? undefined : client.screens[person.slack];
  const teamsScreen = person.teams === undefined ? undefined : client.teamsScreens[person.teams];
  const account = platform === 'slack' ? slackAccount(screen, client) : teamsAccount(teamsScreen, client);
  const shownHead = <PaneHead person={person} people={everybody} platform={platform} account={account} {...head} />;
  return (
    <div className={`pane-place ${inFront ? 'front' : ''}`}>
      {platform === 'slack' && screen && (
        <Pane screen={screen} app={setting.app} people={setting.people} receive={client.receive} head={shownHead} />
      )}
      {platform === 'teams' && teamsScreen && (
        <TeamsPane
          screen={teamsScreen}
          app={setting.teamsApp}
          people={setting.teamsPeople}
          receive={client.receiveTeams}
          head={shownHead}
        />
      )}
    </div>
  );
}

type Client = Props['client'];

/** What was refused changes nothing on any screen. */
const nothing = () => undefined;

function slackAccount(screen: Screen | undefined, { receive }: Client): ShownAccount {
  const deactivated = screen?.person.standing === 'deactivated';
  return {
    deactivated,
    change: () => {
      const path = deactivated ? 'reactivate' : 'deactivate';
      if (screen) api.administer(screen.person.id, path).then((done) => receive(done.screen), nothing);
    },
  };
}

function teamsAccount(screen: TeamsScreen | undefined, { receiveTeams }: Client): ShownAccount {
  const deactivated = screen?.person.deactivated === true;
  return {
    deactivated,
    change: () => {
      const path = deactivated ? 'reactivate' : 'deactivate';
      if (screen) teamsApi.administer(screen.person.id, path).then((done) => receiveTeams(done.screen), nothing);
    },
  };
}

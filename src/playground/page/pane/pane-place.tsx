import type { AppShown, PersonShown } from '../../contract.js';
import type { TeamsAppShown, TeamsPersonShown } from '../../teams/contract.js';
import type { PanePerson, Platform } from '../client/pane-people.js';
import type { useScreens } from '../client/use-screens.js';
import { TeamsPane } from '../teams/teams-pane.js';
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
  const screen = person.slack && client.screens[person.slack];
  const teamsScreen = person.teams && client.teamsScreens[person.teams];
  const shownHead = <PaneHead person={person} people={everybody} platform={platform} {...head} />;
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

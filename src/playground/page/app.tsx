import { useEffect, useMemo, useState } from 'react';
import { api } from './client/api.js';
import { type PanePerson, type Platform, panePeople } from './client/pane-people.js';
import { teamsApi } from './client/teams-api.js';
import { useProduct } from './client/use-product.js';
import { useScreens } from './client/use-screens.js';
import { Guide } from './guide.js';
import { PanePlace, type Setting } from './pane/pane-place.js';
import { PanePicker } from './pane-picker.js';
import { TopBar } from './top-bar.js';

const firstPanes = ['U01AMARA', 'U01PRIYA', 'U01SAM', 'U01LEILA'];
const mostPanes = 4;

/** Who and what there is; asked for again until the playground answers. */
function useSetting(live: boolean): Setting | undefined {
  const [setting, setSetting] = useState<Setting>();
  useEffect(() => {
    if (!live) return;
    Promise.all([api.app(), api.people(), teamsApi.app(), teamsApi.people()]).then(
      ([app, people, teamsApp, teamsPeople]) => setSetting({ app, people, teamsApp, teamsPeople }),
      () => undefined,
    );
  }, [live]);
  return setting;
}

function panesFor(people: readonly PanePerson[]): string[] {
  const present = firstPanes.filter((id) => people.some((person) => person.id === id));
  return present.length > 0 ? present : people.slice(0, mostPanes).map(({ id }) => id);
}

export function App() {
  const [chosen, setChosen] = useState<readonly string[]>();
  const [platforms, setPlatforms] = useState<Readonly<Record<string, Platform>>>({});
  const [inFront, setInFront] = useState(0);
  const product = useProduct();
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const client = useScreens(wanted);
  const { screens, teamsScreens, outside, live } = client;
  const setting = useSetting(live);
  const everybody = useMemo(() => (setting ? panePeople(setting.people, setting.teamsPeople) : []), [setting]);
  const panes = chosen ?? panesFor(everybody);
  const shown = panes.flatMap((id) => everybody.find((each) => each.id === id) ?? []);
  const platformOf = ({ id, slack }: PanePerson): Platform => (slack ? (platforms[id] ?? 'slack') : 'teams');
  const screensWanted = shown.map((each) => (platformOf(each) === 'slack' ? `${each.slack}` : `teams:${each.teams}`));
  if (screensWanted.join() !== wanted.join()) setWanted(screensWanted);

  function newest(id: string): string | undefined {
    const person = shown.find((each) => each.id === id);
    if (!person) return undefined;
    const screen = platformOf(person) === 'slack' ? screens[person.slack ?? ''] : teamsScreens[person.teams ?? ''];
    return screen && (screen.notifications.at(-1)?.id ?? '');
  }

  const nextPerson = everybody.find(({ id, deactivated }) => !panes.includes(id) && !deactivated);
  const front = Math.min(inFront, panes.length - 1);
  const add =
    nextPerson && panes.length < mostPanes
      ? () => {
          setChosen([...panes, nextPerson.id]);
          setInFront(panes.length);
        }
      : undefined;

  return (
    <>
      <TopBar product={product} live={live} outside={outside} />
      <Guide />
      <PanePicker panes={panes} people={everybody} newest={newest} front={front} onPick={setInFront} onAdd={add} />
      <main className="panes" data-count={panes.length}>
        {setting &&
          shown.map((person, index) => (
            <PanePlace
              key={person.id}
              person={person}
              everybody={everybody}
              platform={platformOf(person)}
              setting={setting}
              client={client}
              inFront={index === front}
              onSwitch={(platform) => setPlatforms({ ...platforms, [person.id]: platform })}
              onChoose={(next) =>
                setChosen(panes.map((each) => (each === person.id ? next : each === next ? person.id : each)))
              }
              onRemove={panes.length > 1 ? () => setChosen(panes.filter((each) => each !== person.id)) : undefined}
            />
          ))}
        {add && (
          <button type="button" className="add-pane" onClick={add}>
            + Add a screen
          </button>
        )}
        {!setting && <p className="empty">Waiting for the workspace…</p>}
      </main>
    </>
  );
}

import { useEffect, useState } from 'react';
import type { AppShown, PersonShown } from '../contract.js';
import { api } from './client/api.js';
import { useProduct } from './client/use-product.js';
import { useScreens } from './client/use-screens.js';
import { Guide } from './guide.js';
import { Pane } from './pane/pane.js';
import { PanePicker } from './pane-picker.js';
import { TopBar } from './top-bar.js';

const firstPanes = ['U01AMARA', 'U01PRIYA', 'U01SAM', 'U01LEILA'];
const mostPanes = 4;

interface Setting {
  readonly app: AppShown;
  readonly people: readonly PersonShown[];
}

/** Who and what there is; asked for again until the workspace answers. */
function useSetting(live: boolean): Setting | undefined {
  const [setting, setSetting] = useState<Setting>();
  useEffect(() => {
    if (!live) return;
    Promise.all([api.app(), api.people()]).then(
      ([app, people]) => setSetting({ app, people }),
      () => undefined,
    );
  }, [live]);
  return setting;
}

function panesFor(people: readonly PersonShown[]): string[] {
  const present = firstPanes.filter((id) => people.some((person) => person.id === id));
  return present.length > 0 ? present : people.slice(0, mostPanes).map(({ id }) => id);
}

export function App() {
  const [chosen, setChosen] = useState<readonly string[]>();
  const [inFront, setInFront] = useState(0);
  const product = useProduct();
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const { screens, live, receive } = useScreens(wanted);
  const setting = useSetting(live);
  const panes = chosen ?? (setting ? panesFor(setting.people) : []);
  if (panes.join() !== wanted.join()) setWanted(panes);

  const nextPerson = setting?.people.find(({ id, standing }) => !panes.includes(id) && standing !== 'deactivated');
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
      <TopBar product={product} live={live} />
      <Guide />
      <PanePicker
        panes={panes}
        people={setting?.people ?? []}
        screens={screens}
        front={front}
        onPick={setInFront}
        onAdd={add}
      />
      <main className="panes" data-count={panes.length}>
        {setting &&
          panes.map((id, index) => {
            const screen = screens[id];
            return (
              <div key={id} className={`pane-place ${index === front ? 'front' : ''}`}>
                {screen && (
                  <Pane
                    screen={screen}
                    app={setting.app}
                    people={setting.people}
                    receive={receive}
                    onChoose={(next) =>
                      setChosen(panes.map((each) => (each === id ? next : each === next ? id : each)))
                    }
                    onRemove={panes.length > 1 ? () => setChosen(panes.filter((each) => each !== id)) : undefined}
                  />
                )}
              </div>
            );
          })}
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

import { Button, Subtitle2, Title3 } from '@fluentui/react-components';
import type { SetupItem, SetupPage } from '../../http/tab-contract-rota.js';
import { useAsked } from '../client/use-asked.js';
import { Buttons } from '../shown/buttons.js';
import { Rows } from '../shown/rows.js';
import { Sign } from '../shown/sign.js';
import { useWork } from '../work.js';
import { Waiting } from './waiting.js';
import '../shown/panels.css';

/** How Safeguard is set up: what is to be done comes first. @param changes asks anew, once something may have changed */
export function Setup({ changes }: { readonly changes: number }) {
  const { api } = useWork();
  const [asked, again] = useAsked(api.setup, changes);
  return (
    <Waiting asked={asked} again={again}>
      {(setup) => <Shown setup={setup} again={again} />}
    </Waiting>
  );
}

interface ShownProps {
  readonly setup: SetupPage;
  readonly again: () => void;
}

function Shown({ setup, again }: ShownProps) {
  const { headline, isLive, lines, done, of, progress, checked, toDo, inPlace } = setup;
  return (
    <>
      <Title3 as="h1">Set-up</Title3>
      <section className={`panel${isLive ? '' : ' gap'}`} aria-label="How far it is">
        <p className="who">{headline}</p>
        <p id="progress">{progress}</p>
        <progress aria-labelledby="progress" value={done} max={of} />
        <div className="checked">
          <p role="status">{checked}</p>
          <Button onClick={again}>Check again</Button>
        </div>
      </section>
      {toDo.length > 0 && (
        <section aria-labelledby="to-do">
          <Subtitle2 as="h2" id="to-do">
            To do
          </Subtitle2>
          <Items items={toDo} />
        </section>
      )}
      {inPlace.length > 0 && (
        <section aria-labelledby="in-place">
          <Subtitle2 as="h2" id="in-place">
            In place
          </Subtitle2>
          <Items items={inPlace} />
        </section>
      )}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

function Items({ items }: { readonly items: readonly SetupItem[] }) {
  const { press } = useWork();
  return (
    <ul className="page-rows">
      {items.map(({ id, title, light, people, todo, rows, buttons }) => (
        <li key={id}>
          <h3 className="item">
            {title}
            <Sign>{light}</Sign>
          </h3>
          {people && <p>{people}</p>}
          {todo.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {rows.length > 0 && <Rows rows={rows} />}
          <Buttons buttons={buttons} onPress={(button) => void press(button)} />
        </li>
      ))}
    </ul>
  );
}

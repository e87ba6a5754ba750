import { Button, Title3 } from '@fluentui/react-components';
import type { SetupItem, SetupPage } from '../../http/tab-contract-rota.js';
import { useAsked } from '../client/use-asked.js';
import { Buttons } from '../shown/buttons.js';
import { Rows } from '../shown/rows.js';
import { Section } from '../shown/section.js';
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
  const { headline, isLive, until, note, done, of, progress, checked, toDo, inPlace } = setup;
  return (
    <>
      <Title3 as="h1">Set-up</Title3>
      <section className={`panel${isLive ? '' : ' gap'}`} aria-label="How far it is">
        <p className="who">{headline}</p>
        {until && <p>{until}</p>}
        <p id="progress">{progress}</p>
        <progress aria-labelledby="progress" value={done} max={of} />
        <div className="checked">
          <p role="status">{checked}</p>
          <Button onClick={again}>Check again</Button>
        </div>
      </section>
      {toDo.length > 0 && (
        <Section heading="To do">
          <ul className="page-rows">
            {toDo.map((item) => (
              <ToDo key={item.id} item={item} />
            ))}
          </ul>
        </Section>
      )}
      {inPlace.length > 0 && (
        <Section heading="In place">
          <ul className="in-place">
            {inPlace.map((item) => (
              <InPlace key={item.id} item={item} />
            ))}
          </ul>
        </Section>
      )}
      <p>{note}</p>
    </>
  );
}

interface ItemProps {
  readonly item: SetupItem;
}

function ToDo({ item: { title, light, people, todo, rows, buttons } }: ItemProps) {
  return (
    <li>
      <h3 className="item">
        {title}
        <Sign>{light}</Sign>
      </h3>
      {people && <p>{people}</p>}
      {todo.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Below rows={rows} buttons={buttons} />
    </li>
  );
}

/** A line each, because nothing is to be done. */
function InPlace({ item: { title, light, people, rows, buttons } }: ItemProps) {
  return (
    <li>
      <Sign>{light}</Sign> <h3 className="item">{title}</h3>
      {people && <span>: {people}</span>}
      <Below rows={rows} buttons={buttons} />
    </li>
  );
}

function Below({ rows, buttons }: Pick<SetupItem, 'rows' | 'buttons'>) {
  const { press } = useWork();
  return (
    <>
      {rows.length > 0 && <Rows rows={rows} />}
      <Buttons buttons={buttons} onPress={(button) => void press(button)} />
    </>
  );
}

import { Title3 } from '@fluentui/react-components';
import type { RotaPage, RotaPanel } from '../../http/tab-contract-rota.js';
import { useAsked } from '../client/use-asked.js';
import { Buttons } from '../shown/buttons.js';
import { Rows } from '../shown/rows.js';
import { Section } from '../shown/section.js';
import { Sign } from '../shown/sign.js';
import { useWork } from '../work.js';
import { RotaCalendar } from './rota-calendar.js';
import { Waiting } from './waiting.js';
import '../shown/panels.css';

/** Who is on duty, and who in the coming weeks. @param changes asks anew, once something may have changed */
export function Rota({ changes }: { readonly changes: number }) {
  const { api } = useWork();
  const [asked, again] = useAsked(api.rota, changes);
  return (
    <Waiting asked={asked} again={again}>
      {(rota) => <Shown rota={rota} />}
    </Waiting>
  );
}

function Shown({ rota: { panels, notices, summary, weekdays, weeks, changes, buttons } }: { readonly rota: RotaPage }) {
  const { press } = useWork();
  return (
    <>
      <Title3 as="h1">Rota</Title3>
      <div className="panels">
        {panels.map((panel) => (
          <Panel key={panel.title} panel={panel} />
        ))}
      </div>
      {notices.length > 0 && (
        <Section heading="To look at">
          <Rows rows={notices} />
        </Section>
      )}
      <Section heading="The coming weeks">
        <p>{summary}</p>
        <RotaCalendar weekdays={weekdays} weeks={weeks} />
      </Section>
      {changes.length > 0 && (
        <Section heading="Changes to come">
          <Rows rows={changes} />
        </Section>
      )}
      <Buttons buttons={buttons} onPress={(button) => void press(button)} />
    </>
  );
}

function Panel({ panel: { title, who, isYours, isGap, lines } }: { readonly panel: RotaPanel }) {
  return (
    <section className={`panel${isGap ? ' gap' : ''}${isYours ? ' yours' : ''}`} aria-label={title}>
      <h2>{title}</h2>
      <p className="who">
        {who}
        {isYours && <Sign>You</Sign>}
        {isGap && <Sign>Gap</Sign>}
      </p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

import type { RotaTurn, RotaWeek } from '../../http/tab-contract-rota.js';
import { Buttons } from '../shown/buttons.js';
import { Sign } from '../shown/sign.js';
import { useWork } from '../work.js';
import './rota-calendar.css';

interface Props {
  readonly weekdays: readonly string[];
  readonly weeks: readonly RotaWeek[];
}

/** A row a week, in which a turn is as wide as its days. On a phone each week is a list. */
export function RotaCalendar({ weekdays, weeks }: Props) {
  return (
    <table className="calendar">
      <caption>Who is on duty when</caption>
      <thead>
        <tr>
          <th scope="col">Week</th>
          {weekdays.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ id, label, cells }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            {cells.map(({ id: day, label: days, days: width, turns }) => (
              <td key={day} colSpan={width} className={turns.length === 0 ? 'passed' : undefined}>
                <p className="days">{days}</p>
                <div className="turns">
                  {turns.map((turn) => (
                    <Turn key={turn.id} turn={turn} />
                  ))}
                </div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Turn({ turn: { when, who, isYours, isGap, notes, buttons } }: { readonly turn: RotaTurn }) {
  const { press } = useWork();
  return (
    <div className={`turn${isGap ? ' gap' : ''}${isYours ? ' yours' : ''}`}>
      <div>
        {when && <p>{when}</p>}
        <p className="who">
          {who}
          {isYours && <Sign>You</Sign>}
          {isGap && <Sign>Gap</Sign>}
        </p>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      <Buttons buttons={buttons} size="small" onPress={(button) => void press(button)} />
    </div>
  );
}

import type { Row } from '../../http/tab-contract-rota.js';
import { useWork } from '../work.js';
import { Buttons } from './buttons.js';

/** What is said, and beneath each what can be done about it. */
export function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const { press } = useWork();
  return (
    <ul className="page-rows">
      {rows.map(({ text, buttons }) => (
        <li key={`${text}/${buttons[0]?.item ?? ''}`}>
          <span className="text">{text}</span>
          <Buttons buttons={buttons} onPress={(button) => void press(button)} />
        </li>
      ))}
    </ul>
  );
}

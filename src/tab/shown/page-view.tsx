import type { Button, Page } from '../../http/tab-contract.js';
import { Buttons } from './buttons.js';
import { Heading, type Level } from './heading.js';
import { Links } from './links.js';

interface Props {
  readonly view: Page;
  readonly level: Level;
  readonly onPress: (button: Button) => void;
  readonly onProved: () => void;
}

export function PageView({ view: { title, lines, links = [], rows, buttons }, level, onPress, onProved }: Props) {
  return (
    <>
      <Heading level={level}>{title}</Heading>
      {lines.map((line) => (
        <p key={line} className="text">
          {line}
        </p>
      ))}
      <Links links={links} onProved={onProved} />
      <ul className="page-rows">
        {rows.map(({ text, standsOut, buttons: ofRow }) => (
          <li key={`${text}/${ofRow[0]?.item ?? ''}`}>
            <span className={standsOut ? 'text stands-out' : 'text'}>{text}</span>
            <Buttons buttons={ofRow} onPress={onPress} />
          </li>
        ))}
      </ul>
      <Buttons buttons={buttons} onPress={onPress} />
    </>
  );
}

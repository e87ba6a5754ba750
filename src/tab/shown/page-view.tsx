import { Link } from '@fluentui/react-components';
import type { Button, Page } from '../../http/tab-contract.js';
import { Buttons } from './buttons.js';
import { Heading, type Level } from './heading.js';

interface Props {
  readonly view: Page;
  readonly level: Level;
  readonly onPress: (button: Button) => void;
}

export function PageView({ view: { title, lines, links = [], rows, buttons }, level, onPress }: Props) {
  return (
    <>
      <Heading level={level}>{title}</Heading>
      {lines.map((line) => (
        <p key={line} className="text">
          {line}
        </p>
      ))}
      {links.map(({ id, label, url }) => (
        <p key={id}>
          <Link href={url} target="_blank" rel="noreferrer">
            {label}
          </Link>
        </p>
      ))}
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

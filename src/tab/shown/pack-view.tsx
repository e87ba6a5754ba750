import { Subtitle2 } from '@fluentui/react-components';
import type { Button, Pack } from '../../http/tab-contract.js';
import { Buttons } from './buttons.js';
import { Links } from './links.js';

interface Props {
  readonly view: Pack;
  readonly onPress: (button: Button) => void;
}

const READ = 'concern.read';
const SHOW_PACK = 'case.pack';

/** A draft for an agency: to copy from or to download. */
export function PackView({ view: { back, concernId, item, lines, links, pieces, turn }, onPress }: Props) {
  const turns = turn.map((to) => ({ action: SHOW_PACK, concernId, ...to }));
  return (
    <>
      {lines.map((line, index) => (
        <p key={line} className={index === 0 ? 'first-line' : 'text'}>
          {line}
        </p>
      ))}
      <Links links={links} onProved={() => onPress({ action: SHOW_PACK, concernId, item, label: back })} />
      {pieces.map(({ label, text }) => (
        <section key={label} aria-label={label}>
          <Subtitle2 as="h3">{label}</Subtitle2>
          <p className="text">{text}</p>
        </section>
      ))}
      <Buttons buttons={[...turns, { action: READ, concernId, label: back }]} onPress={onPress} />
    </>
  );
}

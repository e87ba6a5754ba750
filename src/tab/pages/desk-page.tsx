import { useEffect, useRef, useState } from 'react';
import type { Button as PageButton, Press, Shown } from '../../http/tab-contract.js';
import { useAsked } from '../client/use-asked.js';
import { PageView } from '../shown/page-view.js';
import { WindowView } from '../shown/window-view.js';
import { useWork } from '../work.js';
import { Waiting } from './waiting.js';

const SHOW_PAGE = 'desk.page';

interface Props {
  readonly name: string;
  /** Another number once something may have changed. */
  readonly changes: number;
}

/** A page of the organisation's own, as chat shows it in a window; its own pages turn in place. */
export function DeskPage({ name, changes }: Props) {
  const { api, press, failed } = useWork();
  const [asked, again] = useAsked(() => api.page(name), changes);
  const [turned, setTurned] = useState<Shown>();
  const last = useRef<Press>(undefined);

  function pressed({ action, concernId, item }: PageButton): void {
    const turns = action === SHOW_PAGE && (item === name || item?.startsWith(`${name} `));
    if (turns) turn({ action, item });
    else void press({ action, concernId, item });
  }

  function turn(to: Press): void {
    last.current = to;
    void api.press(to).then(setTurned, failed);
  }

  // What was turned to may have changed as well.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once more when told to, and at no other time
  useEffect(() => {
    if (last.current) turn(last.current);
  }, [changes]);

  const onProved = () => (last.current ? turn(last.current) : again());

  return (
    <Waiting asked={asked} again={again}>
      {(first) => {
        const shown = turned ?? first;
        if (shown.kind === 'page')
          return <PageView view={shown.view} level={1} onPress={pressed} onProved={onProved} />;
        return shown.kind === 'window' ? <WindowView window={shown.window} level={1} onPress={pressed} /> : null;
      }}
    </Waiting>
  );
}

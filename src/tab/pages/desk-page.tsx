import { useState } from 'react';
import type { Button as PageButton, Shown } from '../../http/tab-contract.js';
import { useAsked } from '../client/use-asked.js';
import { PageView } from '../shown/page-view.js';
import { WindowView } from '../shown/window-view.js';
import { useWork } from '../work.js';
import { Waiting } from './waiting.js';

const SHOW_PAGE = 'desk.page';

/** A page of the organisation's own, as chat shows it in a window; its own pages turn in place. */
export function DeskPage({ name }: { readonly name: string }) {
  const { api, press, failed } = useWork();
  const [asked, again] = useAsked(() => api.page(name));
  const [turned, setTurned] = useState<Shown>();

  function pressed({ action, concernId, item }: PageButton): void {
    const turns = action === SHOW_PAGE && (item === name || item?.startsWith(`${name} `));
    if (turns) void api.press({ action, item }).then(setTurned, failed);
    else void press({ action, concernId, item });
  }

  return (
    <Waiting asked={asked} again={again}>
      {(first) => {
        const shown = turned ?? first;
        if (shown.kind === 'page') return <PageView view={shown.view} level={1} onPress={pressed} />;
        return shown.kind === 'window' ? <WindowView window={shown.window} level={1} onPress={pressed} /> : null;
      }}
    </Waiting>
  );
}

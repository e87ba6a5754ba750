import { useMemo, useState } from 'react';
import type { ViewShown } from '../../contract.js';
import { api } from './api.js';
import type { PaneClient } from './pane-client.js';
import type { Surface } from './surface.js';
import { useTypedValues } from './use-typed-values.js';

/** The surface of a modal or the home tab: every press carries all that has been typed so far. */
export function useViewSurface(view: ViewShown, client: PaneClient) {
  const { values, typed, set, put } = useTypedValues(view);
  const [busy, setBusy] = useState(false);
  const surface = useMemo<Surface>(
    () => ({
      id: `${client.userId}-${view.id}`,
      values,
      errors: view.errors,
      people: client.people,
      busy,
      set,
      press: ({ blockId, actionId, option, state }) => {
        // Choosing must not disable the form under the person's hands; pressing a button does.
        setBusy(!state);
        const body = {
          place: { in: 'view' as const, viewId: view.id },
          blockId,
          actionId,
          ...(option ? { option } : {}),
          values: state ? put(typed, blockId, actionId, state) : typed,
        };
        void client.run(api.press(client.userId, body)).finally(() => setBusy(false));
      },
    }),
    [view, client, values, typed, set, put, busy],
  );
  return { surface, typed, busy, setBusy };
}

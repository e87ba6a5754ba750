import { type ReactNode, useMemo, useState } from 'react';
import type { Block } from '../../blocks/layout.js';
import type { RequestOf } from '../../contract.js';
import type { Values } from '../../views/state.js';
import { api } from '../client/api.js';
import type { PaneClient } from '../client/pane-client.js';
import { type Surface, SurfaceContext } from '../client/surface.js';
import { Blocks } from './blocks.js';

interface Props {
  readonly id: string;
  readonly place: RequestOf<'press'>['place'];
  readonly blocks: readonly Block[];
  readonly client: PaneClient;
  readonly children?: ReactNode;
}

/** Blocks in a message: what is chosen there is told to the app at once and not kept. */
export function MessageSurface({ id, place, blocks, client }: Props) {
  const [values, setValues] = useState<Values>({});
  const [busy, setBusy] = useState(false);
  const surface = useMemo<Surface>(
    () => ({
      id,
      values,
      errors: {},
      people: client.people,
      busy,
      set: (blockId, actionId, state) =>
        setValues((all) => ({ ...all, [blockId]: { ...all[blockId], [actionId]: state } })),
      press: ({ blockId, actionId, option, state }) => {
        setBusy(true);
        const typed = state ? { values: { [blockId]: { [actionId]: state } } } : {};
        const press = { place, blockId, actionId, ...(option ? { option } : {}), ...typed };
        void client.run(api.press(client.userId, press)).finally(() => setBusy(false));
      },
    }),
    [id, place, client, values, busy],
  );
  return (
    <SurfaceContext value={surface}>
      <Blocks blocks={blocks} />
    </SurfaceContext>
  );
}

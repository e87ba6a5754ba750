import type { ViewShown } from '../../contract.js';
import { Blocks } from '../blocks/blocks.js';
import type { PaneClient } from '../client/pane-client.js';
import { SurfaceContext } from '../client/surface.js';
import { useViewSurface } from '../client/use-view-surface.js';

function Published({ view, client }: { view: ViewShown; client: PaneClient }) {
  const { surface } = useViewSurface(view, client);
  return (
    <SurfaceContext value={surface}>
      <Blocks blocks={view.blocks} />
    </SurfaceContext>
  );
}

export function HomeTab({ home, client }: { home: ViewShown | null; client: PaneClient }) {
  if (!home) return <p className="empty">{client.app.name} has not put anything on this home tab yet.</p>;
  return (
    <section className="home" aria-label={`${client.app.name} home`} data-testid="home">
      <Published view={home} client={client} />
    </section>
  );
}

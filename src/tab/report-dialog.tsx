import { useCallback, useMemo } from 'react';
import type { Refusal, Session } from '../http/tab-contract.js';
import type { Api } from './client/api.js';
import { usePresence } from './client/use-presence.js';
import { useTrouble } from './client/use-trouble.js';
import { Report } from './report.js';
import { Emergency } from './shown/emergency.js';
import { WorkContext } from './work.js';

interface Props {
  readonly api: Api;
  readonly session: Session;
  readonly onLeave: (because: Refusal['because']) => void;
  /** Closes the dialog. */
  readonly onEnd: (how: 'ended' | 'left') => void;
}

/** The reporter's form alone, in a dialog of Teams. */
export function ReportDialog({ api, session, onLeave, onEnd }: Props) {
  const { trouble, failed } = useTrouble(onLeave);
  usePresence(api, session, onLeave);
  const { emergency } = session;
  const end = useCallback(() => onEnd(api.unsentReport() === undefined ? 'ended' : 'left'), [api, onEnd]);
  const work = useMemo(
    () => ({ api, emergency, failed, show: end, open: async () => {}, press: async () => {} }),
    [api, emergency, failed, end],
  );
  return (
    <WorkContext value={work}>
      <main className="as-dialog">
        <Emergency parts={emergency} />
        {trouble && (
          <p role="alert" className="trouble">
            {trouble}
          </p>
        )}
        <Report onClose={end} />
      </main>
    </WorkContext>
  );
}

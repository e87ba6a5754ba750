import { useCallback, useMemo, useState } from 'react';
import type { Refusal, Session } from '../http/tab-contract.js';
import type { Api } from './client/api.js';
import { becauseOf } from './client/use-asked.js';
import { useIdle } from './client/use-idle.js';
import { Report } from './report.js';
import { TROUBLE, WorkContext } from './work.js';

interface Props {
  readonly api: Api;
  readonly session: Session;
  readonly onLeave: (because: Refusal['because']) => void;
  /** Closes the dialog. */
  readonly onEnd: () => void;
}

/** The reporter's form alone, in a dialog of Teams. */
export function ReportDialog({ api, session: { emergency, idleMs }, onLeave, onEnd }: Props) {
  const [trouble, setTrouble] = useState<string>();
  const lock = useCallback(() => onLeave('locked'), [onLeave]);
  useIdle(idleMs, lock);
  const work = useMemo(() => {
    const failed = (error: unknown) => {
      const because = becauseOf(error);
      if (because === 'try-again' || because === 'not-understood') setTrouble(TROUBLE);
      else onLeave(because);
    };
    return { api, failed, show: onEnd, open: async () => {}, press: async () => {} };
  }, [api, onLeave, onEnd]);
  return (
    <WorkContext value={work}>
      <main className="as-dialog">
        <p className="emergency">{emergency}</p>
        {trouble && (
          <p role="alert" className="trouble">
            {trouble}
          </p>
        )}
        <Report onClose={onEnd} />
      </main>
    </WorkContext>
  );
}

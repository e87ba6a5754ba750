import { useCallback } from 'react';
import type { Refusal, Session } from '../../http/tab-contract.js';
import type { Api } from './api.js';
import { becauseOf } from './use-asked.js';
import { useIdle } from './use-idle.js';

/** A page that nobody touches is left; one that somebody writes on stays theirs. */
export function usePresence(api: Api, { idleMs }: Session, onLeave: (because: Refusal['because']) => void): void {
  const lock = useCallback(() => onLeave('locked'), [onLeave]);
  const stay = useCallback(() => {
    api.stay().catch((error: unknown) => {
      const because = becauseOf(error);
      // A network that is away is said when somebody wants something of it.
      if (because !== 'try-again') onLeave(because);
    });
  }, [api, onLeave]);
  useIdle(idleMs, lock, stay);
}

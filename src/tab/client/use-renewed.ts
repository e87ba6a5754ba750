import { useEffect } from 'react';
import { SIGNS } from './use-idle.js';

const RENEW_MS = 60_000;

/** A list is asked for anew while somebody is there, and as soon as they come back to it: never for a page that nobody looks at. */
export function useRenewed(again: () => void): void {
  useEffect(() => {
    let isSomebodyThere = false;
    const touched = () => {
      isSomebodyThere = true;
    };
    const every = setInterval(() => {
      if (isSomebodyThere && !document.hidden) again();
      isSomebodyThere = false;
    }, RENEW_MS);
    const seen = () => {
      if (!document.hidden) again();
    };
    for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true });
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(every);
      for (const sign of SIGNS) window.removeEventListener(sign, touched);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [again]);
}

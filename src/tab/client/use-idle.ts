import { useEffect } from 'react';

const SIGNS = ['pointerdown', 'keydown', 'touchstart', 'wheel'] as const;

/** Calls back once nobody has touched the page for so long: also after the device has slept. */
export function useIdle(afterMs: number, onIdle: () => void): void {
  useEffect(() => {
    let lastAt = Date.now();
    const touched = () => {
      lastAt = Date.now();
    };
    const look = () => {
      if (Date.now() - lastAt >= afterMs) onIdle();
    };
    const every = setInterval(look, Math.min(afterMs, 5_000));
    for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(every);
      for (const sign of SIGNS) window.removeEventListener(sign, touched);
      document.removeEventListener('visibilitychange', look);
    };
  }, [afterMs, onIdle]);
}

import { useEffect } from 'react';

/** Of somebody being there. Whoever dictates types no keys. */
export const SIGNS = ['pointerdown', 'keydown', 'input', 'touchstart', 'wheel'] as const;
const LOOK_MS = 5_000;

/**
 * Calls back once nobody has touched the page for so long: also after the device has slept.
 * @param onThere now and then while somebody does: whoever writes for long asks the product nothing, and would be locked out of it
 */
export function useIdle(afterMs: number, onIdle: () => void, onThere: () => void): void {
  useEffect(() => {
    let lastAt = Date.now();
    let toldAt = lastAt;
    const touched = () => {
      lastAt = Date.now();
    };
    const look = () => {
      const now = Date.now();
      if (now - lastAt >= afterMs) return onIdle();
      if (lastAt <= toldAt || now - toldAt < afterMs / 3) return;
      toldAt = now;
      onThere();
    };
    const every = setInterval(look, Math.min(afterMs, LOOK_MS));
    for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(every);
      for (const sign of SIGNS) window.removeEventListener(sign, touched);
      document.removeEventListener('visibilitychange', look);
    };
  }, [afterMs, onIdle, onThere]);
}

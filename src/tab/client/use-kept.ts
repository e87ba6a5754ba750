import { useEffect, useRef } from 'react';

/** Calls back a moment after the last change of a value; not for the value that it began with. */
export function useKept<Value>(value: Value, keep: (value: Value) => void): void {
  const kept = useRef(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept once for each change, and not for a new closure
  useEffect(() => {
    if (value === kept.current) return;
    const timer = setTimeout(() => {
      kept.current = value;
      keep(value);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
}

const PAUSE_MS = 1_500;

import { useCallback, useState } from 'react';
import type { Refusal } from '../../http/tab-contract.js';
import { becauseOf } from './use-asked.js';

const TROUBLE = "That did not work, and we can't say whether it was done. Look again before you try once more.";

/** What to say of the last thing that failed; whoever may not be here any more leaves instead. */
export function useTrouble(onLeave: (because: Refusal['because']) => void) {
  const [trouble, setTrouble] = useState<string>();
  const clear = useCallback(() => setTrouble(undefined), []);
  const failed = useCallback(
    (error: unknown) => {
      const because = becauseOf(error);
      if (because === 'try-again' || because === 'not-understood') setTrouble(TROUBLE);
      else onLeave(because);
    },
    [onLeave],
  );
  return { trouble, failed, clear };
}

import { useCallback, useEffect, useState } from 'react';
import type { Refusal } from '../../http/tab-contract.js';
import { Refused } from './api.js';

export type Asked<Answer> =
  | { readonly kind: 'asking' }
  | { readonly kind: 'answered'; readonly answer: Answer; readonly isOld?: true | undefined }
  | { readonly kind: 'refused'; readonly because: Refusal['because'] };

/**
 * Asks when it is shown, and again when told to; the last answer stays in sight meanwhile.
 * @param of another value asks anew
 */
export function useAsked<Answer>(
  ask: () => Promise<Answer>,
  of: string | number = '',
): readonly [Asked<Answer>, () => void] {
  const [asked, setAsked] = useState<Asked<Answer>>({ kind: 'asking' });
  const [times, setTimes] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once more when told to, and not for a new closure
  useEffect(() => {
    let isShown = true;
    ask().then(
      (answer) => isShown && setAsked({ kind: 'answered', answer }),
      (error: unknown) => isShown && setAsked((before) => refusedAfter(before, becauseOf(error))),
    );
    return () => {
      isShown = false;
    };
  }, [times, of]);
  return [asked, useCallback(() => setTimes((before) => before + 1), [])];
}

/** A network that is away takes nothing off the page; whoever may not see it any more sees nothing. */
function refusedAfter<Answer>(before: Asked<Answer>, because: Refusal['because']): Asked<Answer> {
  const stays = because === 'try-again' && before.kind === 'answered';
  return stays ? { ...before, isOld: true } : { kind: 'refused', because };
}

export function becauseOf(error: unknown): Refusal['because'] {
  return error instanceof Refused ? error.because : 'try-again';
}

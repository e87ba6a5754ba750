import { type FormEvent, useId, useState } from 'react';
import { minuteMs, readDuration } from './client/times.js';
import type { ProductClient } from './client/use-product.js';

const skips: readonly [length: string, ms: number][] = [
  ['5 minutes', 5 * minuteMs],
  ['15 minutes', 15 * minuteMs],
  ['1 hour', 60 * minuteMs],
  ['1 day', 24 * 60 * minuteMs],
];

/** Moves the product's clock, by what the escalation needs or by a length of one's own. */
export function ClockControls({ product }: { product: ProductClient }) {
  const [busy, setBusy] = useState(false);
  const [own, setOwn] = useState('');
  const [problem, setProblem] = useState('');
  const id = useId();

  async function skip(ms: number): Promise<void> {
    setBusy(true);
    const moved = await product.skip(ms);
    setBusy(false);
    setProblem(moved ? '' : 'The clock could not be moved: the product did not answer.');
  }

  function skipOwn(event: FormEvent): void {
    event.preventDefault();
    const ms = readDuration(own);
    if (ms === undefined) setProblem('Write a number of minutes, or for instance 2h or 90d.');
    else void skip(ms).then(() => setOwn(''));
  }

  return (
    <>
      <div className="clock-controls">
        <span className="skip-lead" aria-hidden="true">
          Skip
        </span>
        {skips.map(([length, ms]) => (
          <button key={length} type="button" className="button small" disabled={busy} onClick={() => void skip(ms)}>
            <span className="skip-word">Skip </span>
            {length}
          </button>
        ))}
        <form className="clock-own" onSubmit={skipOwn}>
          <label htmlFor={id} className="visually-hidden">
            Skip another length of time
          </label>
          <input
            id={id}
            className="field small"
            placeholder="or 90m, 2h, 90d"
            value={own}
            onChange={(e) => setOwn(e.target.value)}
          />
          <button type="submit" className="button small" disabled={busy || own.trim() === ''}>
            Skip
          </button>
        </form>
      </div>
      {problem && (
        <p className="clock-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

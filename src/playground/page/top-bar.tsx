import { type FormEvent, useId, useState } from 'react';
import { inWords, longDay, readDuration, timeOfDay } from './client/times.js';
import type { ProductClient } from './client/use-product.js';

const minute = 60_000;
const skips: readonly [label: string, ms: number][] = [
  ['Skip 5 minutes', 5 * minute],
  ['Skip 15 minutes', 15 * minute],
  ['Skip 1 hour', 60 * minute],
  ['Skip 1 day', 24 * 60 * minute],
];

function ClockControls({ product }: { product: ProductClient }) {
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
    if (ms === undefined) setProblem('Write a number of minutes, or for instance 2h or 3d.');
    else void skip(ms).then(() => setOwn(''));
  }

  return (
    <div className="clock-controls">
      {skips.map(([label, ms]) => (
        <button key={label} type="button" className="button small" disabled={busy} onClick={() => void skip(ms)}>
          {label}
        </button>
      ))}
      <form className="clock-own" onSubmit={skipOwn}>
        <label htmlFor={id} className="visually-hidden">
          Skip another length of time
        </label>
        <input
          id={id}
          className="field small"
          placeholder="or 90m, 2h, 3d"
          value={own}
          onChange={(e) => setOwn(e.target.value)}
        />
        <button type="submit" className="button small" disabled={busy || own.trim() === ''}>
          Skip
        </button>
      </form>
      {problem && (
        <p className="clock-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function Status({ live, connected }: { live: boolean; connected: boolean }) {
  const [state, words] = !live
    ? ['off', 'Workspace not reachable']
    : connected
      ? ['on', 'Product connected']
      : ['off', 'Product not reachable'];
  return (
    <div className={`status ${state}`} role="status" data-testid="status">
      <span className="dot" aria-hidden="true" />
      {words}
    </div>
  );
}

/** The product's name, what this page is, the product's clock and whether the product is there. */
export function TopBar({ product, live }: { product: ProductClient; live: boolean }) {
  const { nowMs, offsetMs } = product;
  return (
    <header className="top-bar">
      <div className="brand">
        <h1>
          Safeguard <span>playground</span>
        </h1>
        <p>A Slack workspace on this computer. Everyone in it is invented, and nothing leaves this computer.</p>
      </div>
      <div className="clock">
        <div className="clock-now" data-testid="clock">
          {nowMs === undefined ? (
            'The product’s clock cannot be read'
          ) : (
            <>
              <strong>{timeOfDay(nowMs)}</strong> {longDay(nowMs)}
              {offsetMs >= minute && <span className="clock-offset"> · {inWords(offsetMs)} ahead</span>}
            </>
          )}
        </div>
        {nowMs !== undefined && <ClockControls product={product} />}
      </div>
      <Status live={live} connected={product.connected} />
    </header>
  );
}

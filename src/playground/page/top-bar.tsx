import type { OutsideShown } from '../contract.js';
import { inWords, longDay, minuteMs, timeOfDay } from './client/times.js';
import type { ProductClient } from './client/use-product.js';
import { ClockControls } from './clock-controls.js';
import { Outside } from './outside/outside.js';

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

interface Props {
  readonly product: ProductClient;
  readonly live: boolean;
  readonly outside: OutsideShown | undefined;
}

/** The product's name, what this page is, the product's clock, what went beside chat, and whether the product is there. */
export function TopBar({ product, live, outside }: Props) {
  const { nowMs, offsetMs } = product;
  return (
    <header className="top-bar">
      <div className="brand">
        <h1>
          Safeguard <span>playground</span>
        </h1>
        <p>
          Slack and Teams on this computer. Everyone here is invented, and nothing leaves this computer.{' '}
          <a href="/anonymous" target="_blank" rel="noreferrer">
            Report without an account
          </a>
        </p>
      </div>
      <div className="clock">
        <div className="clock-now" data-testid="clock">
          {nowMs === undefined ? (
            "The product's clock cannot be read"
          ) : (
            <>
              <strong>{timeOfDay(nowMs)}</strong> {longDay(nowMs)}
              {offsetMs >= minuteMs && <span className="clock-offset"> · {inWords(offsetMs)} ahead</span>}
            </>
          )}
        </div>
        {nowMs !== undefined && <ClockControls product={product} />}
      </div>
      <div className="top-side">
        <Outside shown={outside} />
        <Status live={live} connected={product.connected} />
      </div>
    </header>
  );
}

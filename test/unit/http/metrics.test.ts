import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { createMetrics, serveMetrics } from '../../../src/http/metrics.js';

const nothingDue = {
  oldestDueDelivery: async () => 0,
  oldestFailingDelivery: async () => 0,
  oldestUnacknowledged: async () => 0,
  nobodyReachable: async () => false,
  heldBack: async () => 0,
  unreachableChain: async () => 0,
};

/** Addresses of this machine but the one that the metrics are served on. */
function otherAddresses(): readonly string[] {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  // Linux answers on the whole of 127.0.0.0/8; elsewhere that address does not exist.
  return [...outside.map(({ address }) => address), ...(process.platform === 'linux' ? ['127.0.0.2'] : [])];
}

async function takesConnections(host: string, port: number): Promise<boolean> {
  const socket = connect(port, host);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

it('are served on this machine only, because they count hidden concerns too', async () => {
  const served = await serveMetrics(0, createMetrics(nothingDue));
  try {
    expect(await takesConnections('127.0.0.1', served.port)).toBe(true);
    for (const address of otherAddresses()) expect(await takesConnections(address, served.port), address).toBe(false);
  } finally {
    await served.close();
  }
});

it('go on when the database can’t say how old the oldest is', async () => {
  const metrics = createMetrics({ ...nothingDue, oldestDueDelivery: () => Promise.reject(new Error('out of reach')) });
  metrics.countEscalated(3);
  const figures = await metrics.registry.metrics();
  expect(figures).toContain('safeguard_oldest_due_delivery_seconds Nan');
  expect(figures).toContain('safeguard_oldest_unacknowledged_seconds 0');
  expect(figures).toContain('safeguard_escalations_total 3');
});

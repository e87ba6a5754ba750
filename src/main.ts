import { pino } from 'pino';
import { startProduct } from './compose.js';
import { ConfigError, readConfig } from './config.js';
import { describeFault } from './fault.js';

/** Errors whose message is a sentence for the operator, written by us. */
const TOLD_IN_WORDS = new Set(['ConfigError', 'EmbeddedMongodbError', 'UnknownKey']);
const STOP_MS = 25_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  const giveUp = (error: unknown) => {
    log.fatal(describeFault(error), 'an error that nothing caught; the process ends, to be started again');
    process.exit(1);
  };
  process.on('unhandledRejection', giveUp);
  process.on('uncaughtException', giveUp);

  const product = await startProduct({ config, log, environment: process.env });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await product.stop();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());

  log.info({ port: product.port, metricsPort: product.metricsPort }, 'ready');
  if (product.playgroundUrl) process.stdout.write(`\nThe playground is at ${product.playgroundUrl}\n\n`);
}

main().catch((error: unknown) => {
  const known = error instanceof Error && TOLD_IN_WORDS.has(error.name);
  const words = known ? error.message : startFailure(error);
  process.stderr.write(`${words}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
});

function startFailure(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  if (code === 'EADDRINUSE') return 'PORT or METRICS_PORT is in use by another program. Stop it, or set another port.';
  if (code === 'storage') return 'The database at MONGODB_URI does not answer. Start it, or correct the address.';
  return `Safeguard could not start: ${JSON.stringify(describeFault(error))}`;
}

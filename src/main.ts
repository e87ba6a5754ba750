import { pino } from 'pino';
import { startProduct } from './compose.js';
import { ConfigError, readConfig } from './config.js';
import { describeFault } from './fault.js';
import { startFailure } from './start-failure.js';

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
  process.stderr.write(`${startFailure(error)}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
});

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import express from 'express';
import { createPlayground } from './playground.js';

const demonstration = fileURLToPath(new URL('./demonstration-organisation.yaml', import.meta.url));

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3979' },
    'product-url': { type: 'string', default: 'http://127.0.0.1:3978' },
    'signing-secret': { type: 'string' },
    'bot-token': { type: 'string' },
    'app-id': { type: 'string' },
    'pager-secret': { type: 'string' },
    'smtp-port': { type: 'string' },
    people: { type: 'string', default: demonstration },
    'retry-delays-ms': { type: 'string', default: '0,60000,300000' },
  },
});

const signingSecret = values['signing-secret'];
const botToken = values['bot-token'];
const port = Number(values.port);

if (!signingSecret || !botToken || !Number.isInteger(port)) {
  process.stderr.write(
    'usage: playground --signing-secret SECRET --bot-token TOKEN [--port 3979] [--product-url URL] [--people FILE] ' +
      '[--app-id ID] [--pager-secret SECRET] [--smtp-port PORT]\n',
  );
  process.exit(2);
}

/** As its own process workspace and tenant outlive the product, which tests kill. Always on this machine only. */
const baseUrl = `http://127.0.0.1:${port}/playground`;
const playground = createPlayground({
  productUrl: values['product-url'],
  signingSecret,
  botToken,
  people: values.people,
  ...(values['app-id'] && { teams: { appId: values['app-id'] } }),
  ...(values['pager-secret'] && { pagerSecret: values['pager-secret'] }),
  baseUrl,
  retryDelaysMs: values['retry-delays-ms'].split(',').map(Number),
});

if (values['smtp-port']) await playground.mailServer.listen(Number(values['smtp-port']));

const app = express();
app.disable('x-powered-by');
app.use('/playground', playground.router);
const server = app.listen(port, '127.0.0.1', (error) => {
  if (error) throw error;
  process.stdout.write(`Playground: ${baseUrl}\n`);
});

function stop(): void {
  void playground.close();
  server.close(() => process.exit(0));
  server.closeAllConnections();
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import express from 'express';
import { createPlayground, type PlaygroundOptions } from './playground.js';

const demonstration = fileURLToPath(new URL('./demonstration-organisation.yaml', import.meta.url));

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3979' },
    'product-url': { type: 'string', default: 'http://127.0.0.1:3978' },
    'signing-secret': { type: 'string' },
    'app-token': { type: 'string' },
    'bot-token': { type: 'string' },
    'app-id': { type: 'string' },
    'pager-secret': { type: 'string' },
    'smtp-port': { type: 'string' },
    people: { type: 'string', default: demonstration },
    'retry-delays-ms': { type: 'string', default: '0,60000,300000' },
  },
});

const botToken = values['bot-token'];
const port = Number(values.port);
const slack = slackWay(values['app-token'], values['signing-secret']);

if (!slack || !botToken || !Number.isInteger(port)) {
  process.stderr.write(
    'usage: playground (--signing-secret SECRET | --app-token TOKEN) --bot-token TOKEN [--port 3979] [--product-url URL] ' +
      '[--people FILE] [--app-id ID] [--pager-secret SECRET] [--smtp-port PORT]\n',
  );
  process.exit(2);
}

/** With an app-level token the workspace uses Socket Mode, as the product does. */
function slackWay(
  appToken: string | undefined,
  signingSecret: string | undefined,
): PlaygroundOptions['slack'] | undefined {
  if (appToken) return { kind: 'socket-mode', appToken };
  return signingSecret ? { kind: 'http', signingSecret } : undefined;
}

/** As its own process workspace and tenant outlive the product, which tests kill. Always on this machine only. */
const baseUrl = `http://127.0.0.1:${port}/playground`;
const playground = createPlayground({
  productUrl: values['product-url'],
  slack,
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

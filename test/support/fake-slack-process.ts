import express from 'express';
import { listen } from '../../src/http/server.js';

const drafts: string[] = [];
let messages = 0;
const app = express();
app.use(express.urlencoded({ extended: false, limit: '1mb' }));
app.post('/api/:method', ({ params, body }, response) => {
  if (params.method === 'views.open') drafts.push(JSON.parse(body.view).private_metadata);
  if (params.method === 'chat.postMessage') messages += 1;
  const id = body.user ?? body.users ?? 'U0';
  const user = { id, name: 'somebody', real_name: 'Somebody', profile: {} };
  const channel = params.method === 'conversations.open' ? { id: `D${id}` } : 'D1';
  response.json({ ok: true, team_id: 'T01TEST', user, channel, ts: `${Date.now()}.${messages}` });
});
app.get('/seen', (_request, response) => {
  response.json({ drafts, messages });
});
const { port } = await listen('127.0.0.1', 0, app);
process.send?.(port);

import express, { type ErrorRequestHandler, Router } from 'express';
import { ZodError, z } from 'zod';
import { acknowledged, NotOnScreen, type Outcome } from '../product/refusal.js';
import type { Calls } from '../web-api/calls.js';
import { type Faults, faultSchema } from '../web-api/faults.js';
import { teamsRequests as requests } from './contract.js';
import type { Entra } from './entra.js';
import type { CardPresses } from './product/card-presses.js';
import type { Chats } from './product/chats.js';
import type { Dialogs } from './product/dialogs.js';
import type { Extensions } from './product/extensions.js';
import { showTeamsApp, showTeamsPerson, showTeamsScreen } from './show.js';
import type { TeamsPerson } from './tenant/people.js';
import type { Tenant } from './tenant/tenant.js';

interface Deps {
  readonly tenant: Tenant;
  readonly entra: Entra;
  readonly faults: Faults;
  readonly calls: Calls;
  readonly chats: Chats;
  readonly cards: CardPresses;
  readonly dialogs: Dialogs;
  readonly extensions: Extensions;
}

type Act<T> = (person: TeamsPerson, request: T) => Promise<Outcome>;

const refusals: ErrorRequestHandler = (error, _req, res, next) => {
  if (error instanceof ZodError) res.status(400).json({ ok: false, error: z.prettifyError(error) });
  else if (error instanceof NotOnScreen) res.status(404).json({ ok: false, error: error.message });
  else if (error instanceof SyntaxError) res.status(400).json({ ok: false, error: 'not JSON' });
  else next(error);
};

/** The API of the page and of tests, below /api/teams; every deed answers with its outcome and the new screen. */
export function createTeamsPageApi({ tenant, entra, faults, calls, chats, cards, dialogs, extensions }: Deps): Router {
  const router = Router();
  router.use(express.json({ limit: '1mb' }));

  function personOf(id: string): TeamsPerson {
    const person = tenant.person(id);
    if (!person) throw new NotOnScreen('nobody has that id');
    return person;
  }

  function deed<T>(path: string, schema: { parse(input: unknown): T }, act: Act<T>): void {
    router.post(`/people/:person/${path}`, async (req, res) => {
      const person = personOf(String(req.params.person));
      if (tenant.deactivated.has(person.id)) throw new NotOnScreen('this account is deactivated');
      const outcome = await act(person, schema.parse(req.body ?? {}));
      res.json({ ok: true, outcome, screen: showTeamsScreen(tenant, person) });
    });
  }

  router.get('/app', (_req, res) => void res.json(showTeamsApp(tenant)));
  router.get('/people', (_req, res) => void res.json(tenant.people.map((each) => showTeamsPerson(tenant, each))));
  router.get('/people/:person/screen', (req, res) => {
    res.json(showTeamsScreen(tenant, personOf(String(req.params.person))));
  });

  /** What Teams asks of the tenant's sign-in for a tab. */
  router.post('/people/:person/token', async (req, res) => {
    const person = personOf(String(req.params.person));
    if (tenant.deactivated.has(person.id)) throw new NotOnScreen('this account is deactivated');
    const { byHand } = requests.token.parse(req.body ?? {});
    const claims = { claims: { tid: person.tenantId } };
    const issue = byHand ? entra.issueByHand : entra.issueSilently;
    res.json({ ok: true, token: await issue(person.id, claims) });
  });

  /** What an administrator of the tenant does with the account; another company's is not theirs. */
  function administrator(path: string, act: (person: TeamsPerson) => void): void {
    router.post(`/people/:person/${path}`, (req, res) => {
      const person = personOf(String(req.params.person));
      if (person.standing === 'other-tenant') throw new NotOnScreen('that account belongs to another company');
      act(person);
      res.json({ ok: true, outcome: acknowledged, screen: showTeamsScreen(tenant, person) });
    });
  }

  administrator('deactivate', tenant.deactivate);
  administrator('reactivate', tenant.reactivate);

  deed('install', requests.nothing, (person) => chats.install(person));
  deed('uninstall', requests.nothing, (person) => chats.uninstall(person));
  deed('block', requests.nothing, (person) => chats.block(person, true));
  deed('unblock', requests.nothing, (person) => chats.block(person, false));
  deed('say', requests.say, (person, said) => chats.say(person, said));
  deed('again', requests.nothing, (person) => chats.again(person));
  deed('open-chat', requests.nothing, (person) => cards.openChat(person));
  deed('press', requests.press, (person, press) => cards.press(person, press));
  deed('refresh', requests.refresh, (person, { messageId }) => cards.refresh(person, messageId));
  deed('extension', requests.extension, (person, run) => extensions.run(person, run));
  deed('dialog/press', requests.pressInDialog, (person, { action, values }) => dialogs.press(person, action, values));
  deed('dialog/type', requests.type, async (person, { values }) => {
    dialogs.type(person, values);
    return acknowledged;
  });
  deed('dialog/close', requests.nothing, async (person) => {
    dialogs.close(person);
    return acknowledged;
  });
  deed('dismiss', requests.dismiss, async (person, { id }) => {
    tenant.screens.dismiss(person.id, id);
    tenant.tell(person.id);
    return acknowledged;
  });

  router.get('/calls', (req, res) => void res.json(calls.since(Number(req.query.after ?? 0) || 0)));
  router.delete('/calls', (_req, res) => {
    calls.clear();
    res.json({ ok: true });
  });
  router.post('/faults', (req, res) => {
    faults.arm(faultSchema.parse(req.body));
    res.json({ ok: true });
  });
  router.delete('/faults', (_req, res) => {
    faults.clear();
    res.json({ ok: true });
  });

  router.use(refusals);
  return router;
}

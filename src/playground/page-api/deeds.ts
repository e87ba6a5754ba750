import { Router } from 'express';
import { requests } from '../contract.js';
import type { Commands } from '../product/commands.js';
import type { createHomeTab } from '../product/home-tab.js';
import type { Presses } from '../product/presses.js';
import { acknowledged, NotOnScreen, type Outcome } from '../product/refusal.js';
import type { Submissions } from '../product/submissions.js';
import type { Person } from '../workspace/people.js';
import type { Workspace } from '../workspace/workspace.js';
import { showScreen } from './show.js';

export interface DeedDeps {
  readonly workspace: Workspace;
  readonly commands: Commands;
  readonly presses: Presses;
  readonly submissions: Submissions;
  readonly openTab: ReturnType<typeof createHomeTab>;
}

const latestMessages = 1000;

/** Slack stores what people write with three characters escaped. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What one person can do, below /api/people/:user; every answer carries the outcome and the new screen. */
export function createDeeds({ workspace, commands, presses, submissions, openTab }: DeedDeps): Router {
  const { conversations, screens, changes } = workspace;
  const router = Router();

  function personOf(id: string): Person {
    const person = workspace.person(id);
    if (!person) throw new NotOnScreen(`nobody has the id ${id}`);
    return person;
  }

  function deed<T>(path: string, schema: { parse(input: unknown): T }, act: Act<T>): void {
    const route: string = `/:user/${path}`;
    router.post(route, async (req, res) => {
      const person = personOf(String(req.params.user));
      if (person.standing === 'deactivated') throw new NotOnScreen('this account is deactivated');
      const outcome = await act(person, schema.parse(req.body ?? {}), String(req.params.view ?? ''));
      res.json({ ok: true, outcome, screen: showScreen(workspace, person, latestMessages) });
    });
  }

  /** What an administrator of the workspace does with the account; another company's is not theirs. */
  function administrator(path: string, act: (person: Person) => void): void {
    router.post(`/:user/${path}`, (req, res) => {
      const person = personOf(String(req.params.user));
      if (person.standing === 'stranger') throw new NotOnScreen('that account belongs to another company');
      act(person);
      res.json({ ok: true, outcome: acknowledged, screen: showScreen(workspace, person, latestMessages) });
    });
  }

  administrator('deactivate', workspace.deactivate);
  administrator('reactivate', workspace.reactivate);

  router.get('/:user/screen', (req, res) => {
    const latest = Number(req.query.messages ?? latestMessages);
    res.json(
      showScreen(workspace, personOf(String(req.params.user)), Number.isInteger(latest) ? latest : latestMessages),
    );
  });

  deed('command', requests.command, (person, { command, text, channel }) =>
    commands.run(person, command, text, channel),
  );
  deed('shortcut', requests.shortcut, (person, { callbackId }) => commands.global(person, callbackId));
  deed('message-shortcut', requests.messageShortcut, (person, { callbackId, channel, ts }) =>
    commands.onMessage(person, callbackId, channel, ts),
  );
  deed('open-tab', requests.openTab, (person, { tab }) => openTab(person, tab));
  deed('press', requests.press, (person, press) => presses.press(person, press));
  deed('views/:view/submit', requests.submit, (person, { values }, view) => submissions.submit(person, view, values));
  deed('views/:view/close', requests.close, (person, { all }, view) => submissions.close(person, view, all));

  deed('views/:view/type', requests.type, async (person, { values }, view) => {
    presses.type(person, view, values);
    return acknowledged;
  });

  deed('post', requests.post, async (person, { channel, text }) => {
    if (conversations.byId(channel)?.kind !== 'channel') {
      throw new NotOnScreen('people cannot write there: the messages tab of the app is read-only');
    }
    conversations.post({ channel, user: person.id, byBot: false, text: escaped(text), blocks: [] });
    changes.tell('everyone');
    return acknowledged;
  });

  deed('dismiss', requests.dismiss, async (person, { id }) => {
    screens.dismiss(person.id, id);
    changes.tell(person.id);
    return acknowledged;
  });

  return router;
}

type Act<T> = (person: Person, request: T, viewId: string) => Promise<Outcome>;

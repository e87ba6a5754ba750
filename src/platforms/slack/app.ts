import { type AckFn, App, type Receiver, type ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { UseCases } from '../../application/use-cases.js';
import { PACK_WINDOW, REPORT_FORM, SHORTCUTS, TICKET_FORM } from '../../presentation/action-ids.js';
import { createPresses } from '../../presentation/presses.js';
import { createReportFlow } from '../../presentation/report-flow.js';
import { SILENT } from './client.js';
import { failure, type ListenerDeps } from './listeners/answering.js';
import { createCommandListener, wordIn } from './listeners/command.js';
import { createPublishHome } from './listeners/home.js';
import { createPackListener } from './listeners/pack.js';
import { createPressListener } from './listeners/press.js';
import { createReportFormListeners } from './listeners/report-form.js';
import { createShortcutListener } from './listeners/shortcuts.js';
import { createTicketFormListener } from './listeners/ticket-form.js';
import { createWelcome } from './listeners/welcome.js';
import {
  blockActionsPayload,
  commandPayload,
  eventPayload,
  messageShortcutPayload,
  shortcutPayload,
  viewSubmissionPayload,
} from './payloads.js';

export const COMMAND = '/safeguard';
export const EVENTS = ['app_home_opened'] as const;

interface Options {
  /** By which way Slack's requests come. */
  readonly receiver: Receiver;
  readonly client: WebClient;
  readonly useCases: UseCases;
  readonly log: Logger;
}

/** Bolt with our listeners, behind a receiver that lets only checked requests in. */
export function createSlackApp({ receiver, client, useCases, log }: Options): App {
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: client.token ?? '' }),
    convoStore: false,
    logger: SILENT,
  });
  register(app, { useCases, flow: createReportFlow(useCases), presses: createPresses(useCases), client, log });
  // What a listener throws is logged here and nowhere answered: Slack then tells the person that it failed.
  app.error(async (error) => {
    log.error(failure(error.original ?? error), 'a listener failed');
  });
  return app;
}

const ANY = /^/;

function register(app: App, deps: ListenerDeps): void {
  const command = createCommandListener(deps);
  const shortcut = createShortcutListener(deps);
  const { grow, submit } = createReportFormListeners(deps);
  const submitTicketForm = createTicketFormListener(deps);
  const leavePack = createPackListener(deps);
  const publishHome = createPublishHome(deps);
  const welcome = createWelcome(deps);

  app.command(ANY, async ({ body, ack }) => {
    const parsed = commandPayload.parse(body);
    await command(parsed, ack);
    if (wordIn(parsed.text) !== undefined) await welcome(parsed.user_id);
  });

  app.shortcut(ANY, async ({ body, ack }) => {
    if (body.callback_id === SHORTCUTS.raise) return shortcut(shortcutPayload.parse(body), ack);
    if (body.callback_id === SHORTCUTS.raiseAboutMessage) return shortcut(messageShortcutPayload.parse(body), ack);
    await ack();
  });

  app.view(ANY, async ({ body, ack }) => {
    if (body.type !== 'view_submission') return ack();
    const { view, user } = viewSubmissionPayload.parse(body);
    if (view.callback_id === TICKET_FORM) return submitTicketForm(view, user.id, ack as AckFn<ViewResponseAction>);
    if (view.callback_id === PACK_WINDOW) return leavePack(view, user.id, ack as AckFn<ViewResponseAction>);
    if (view.callback_id !== REPORT_FORM) return ack();
    await submit(view, user.id, ack as AckFn<ViewResponseAction>);
    // The tab is drawn whenever it is opened: under a flood this can be spared.
    if (await deps.useCases.whenQuiet()) await publishHome(user.id);
  });

  const press = createPressListener(deps, grow);
  app.action(ANY, async ({ body, ack }) => {
    const parsed = blockActionsPayload.parse(body);
    await press(parsed, ack);
    // In a window they are busy with something, which explains itself.
    if (parsed.view === undefined) await welcome(parsed.user.id);
  });

  app.event(EVENTS[0], async ({ body }) => {
    const { event } = eventPayload.parse(body);
    if (event.tab !== undefined && event.tab !== 'home') return;
    await publishHome(event.user ?? '');
    await welcome(event.user ?? '');
  });
}

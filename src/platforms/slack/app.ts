import { type AckFn, App, type Receiver, type ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { UseCases } from '../../application/use-cases.js';
import { CASE_FORM, PACK_WINDOW, REPORT_FORM, SHORTCUTS } from '../../presentation/action-ids.js';
import { createCaseFlow } from '../../presentation/case/case-flow.js';
import { createShowList } from '../../presentation/case/show-list.js';
import { createConcernPresses } from '../../presentation/concern-presses.js';
import { createReportFlow } from '../../presentation/report-flow.js';
import { SILENT } from './client.js';
import { failure, type ListenerDeps } from './listeners/answering.js';
import { createCaseFormListener } from './listeners/case-form.js';
import { createCommandListener } from './listeners/command.js';
import { createPublishHome } from './listeners/home.js';
import { createPackListener } from './listeners/pack.js';
import { createPressListener } from './listeners/press.js';
import { createReportFormListeners } from './listeners/report-form.js';
import { createShortcutListener } from './listeners/shortcuts.js';
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
  const caseFlow = createCaseFlow(useCases);
  const findPress = createConcernPresses(useCases, caseFlow);
  register(app, {
    useCases,
    flow: createReportFlow(useCases),
    caseFlow,
    findPress,
    showList: createShowList(useCases),
    client,
    log,
  });
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
  const submitCaseForm = createCaseFormListener(deps);
  const leavePack = createPackListener(deps);
  const publishHome = createPublishHome(deps);

  app.command(ANY, async ({ body, ack }) => command(commandPayload.parse(body), ack));

  app.shortcut(ANY, async ({ body, ack }) => {
    if (body.callback_id === SHORTCUTS.raise) return shortcut(shortcutPayload.parse(body), ack);
    if (body.callback_id === SHORTCUTS.raiseAboutMessage) return shortcut(messageShortcutPayload.parse(body), ack);
    await ack();
  });

  app.view(ANY, async ({ body, ack }) => {
    if (body.type !== 'view_submission') return ack();
    const { view, user } = viewSubmissionPayload.parse(body);
    if (view.callback_id === CASE_FORM) return submitCaseForm(view, user.id, ack as AckFn<ViewResponseAction>);
    if (view.callback_id === PACK_WINDOW) return leavePack(view, user.id, ack as AckFn<ViewResponseAction>);
    if (view.callback_id !== REPORT_FORM) return ack();
    await submit(view, user.id, ack as AckFn<ViewResponseAction>);
    // The tab is drawn whenever it is opened: under a flood this can be spared.
    if (await deps.useCases.whenQuiet()) await publishHome(user.id);
  });

  const press = createPressListener(deps, grow);
  app.action(ANY, async ({ body, ack }) => press(blockActionsPayload.parse(body), ack));

  app.event(EVENTS[0], async ({ body }) => {
    const { event } = eventPayload.parse(body);
    if (event.tab === undefined || event.tab === 'home') await publishHome(event.user ?? '');
  });
}

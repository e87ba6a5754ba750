import {
  type Activity,
  ActivityTypes,
  type InvokeResponse,
  type MessagingExtensionAction,
  type MessagingExtensionActionResponse,
  type TaskModuleRequest,
  type TaskModuleResponse,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import type { Account } from '../../domain/ids.js';
import type { Addresses } from './address.js';
import type { Dialog } from './cards/windows.js';
import { failure } from './errors.js';
import { createCardActions } from './handlers/card-actions.js';
import type { HandlerDeps } from './handlers/deps.js';
import { createDialogs } from './handlers/dialogs.js';
import { createExtensions } from './handlers/extensions.js';
import { createMessages } from './handlers/messages.js';
import { turnOf } from './turn.js';

interface BotDeps extends HandlerDeps {
  readonly addresses: Addresses;
  /** The app was taken away from that person. */
  readonly onRemoved: (account: Account) => Promise<void>;
}

/** What the SDK hands on to the methods below. It would answer any other name with an error of the server's. */
const TAKEN: readonly (string | undefined)[] = [
  'task/fetch',
  'task/submit',
  'composeExtension/fetchTask',
  'composeExtension/submitAction',
];

const ARRIVALS: readonly string[] = ['installationUpdate', 'conversationUpdate'];

/** The SDK wants a class: this one hands every activity on at once. */
export class SafeguardBot extends TeamsActivityHandler {
  readonly #deps: BotDeps;
  readonly #messages: ReturnType<typeof createMessages>;
  readonly #dialogs: ReturnType<typeof createDialogs>;
  readonly #extensions: ReturnType<typeof createExtensions>;
  readonly #cardActions: ReturnType<typeof createCardActions>;

  constructor(deps: BotDeps) {
    super();
    this.#deps = deps;
    this.#messages = createMessages(deps);
    this.#dialogs = createDialogs(deps);
    this.#extensions = createExtensions({ ...deps, dialogs: this.#dialogs });
    this.#cardActions = createCardActions(deps);
    this.onMessage(async (context, next) => {
      const turn = turnOf(context);
      const { value } = context.activity;
      const reply =
        value === undefined || value === null
          ? await this.#messages.typed(turn)
          : await this.#messages.submitted(turn, value);
      if (reply) await context.sendActivity(reply);
      await next();
    });
  }

  /** Every inbound turn of somebody's own chat refreshes how they are reached, before anything is answered. */
  override async run(context: TurnContext): Promise<void> {
    const { account, personal } = turnOf(context);
    const isGone = isRemoval(context.activity);
    if (personal && account && isGone) await this.#deps.onRemoved(account);
    const isNew = personal && account && !isGone && (await this.#keepAddress(account, context));
    await super.run(context);
    // Either event may come first, and each may come again.
    if (isNew && ARRIVALS.includes(context.activity.type)) await context.sendActivity(await this.#messages.welcome());
  }

  /** Whoever writes to us gets an answer even while nothing can be kept: it names the phones. */
  async #keepAddress(account: Account, context: TurnContext): Promise<boolean> {
    try {
      return await this.#deps.addresses.keep(account, context);
    } catch (error) {
      this.#deps.log.error(failure(error), 'where somebody is reached could not be kept');
      return false;
    }
  }

  protected override async handleTeamsTaskModuleFetch(
    context: TurnContext,
    request: TaskModuleRequest,
  ): Promise<TaskModuleResponse> {
    return asTask(await this.#dialogs.fetch(turnOf(context), request.data));
  }

  protected override async handleTeamsTaskModuleSubmit(
    context: TurnContext,
    request: TaskModuleRequest,
  ): Promise<TaskModuleResponse> {
    return asTask(await this.#dialogs.submit(turnOf(context), request.data));
  }

  protected override async handleTeamsMessagingExtensionFetchTask(
    context: TurnContext,
    action: MessagingExtensionAction,
  ): Promise<MessagingExtensionActionResponse> {
    return asTask(await this.#extensions(turnOf(context), action));
  }

  protected override async handleTeamsMessagingExtensionSubmitAction(
    context: TurnContext,
    action: MessagingExtensionAction,
  ): Promise<MessagingExtensionActionResponse> {
    return asTask(await this.#dialogs.submit(turnOf(context), action.data));
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    // Not the SDK's own reading of it, which answers a malformed one with its error.
    if (context.activity.name !== 'adaptiveCard/action') {
      return TAKEN.includes(context.activity.name) ? super.onInvokeActivity(context) : { status: 404 };
    }
    const body = await this.#cardActions(turnOf(context), context.activity.value);
    return { status: 200, body };
  }
}

/** The app is taken away from the chat: said in two ways, in either order. */
function isRemoval({ type, action, membersRemoved, recipient }: Activity): boolean {
  if (type === ActivityTypes.InstallationUpdate) return action?.startsWith('remove') ?? false;
  return type === ActivityTypes.ConversationUpdate && (membersRemoved ?? []).some(({ id }) => id === recipient?.id);
}

function asTask(dialog: Dialog): TaskModuleResponse & MessagingExtensionActionResponse {
  return { task: { type: 'continue', value: dialog } };
}

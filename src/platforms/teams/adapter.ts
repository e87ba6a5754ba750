import {
  type Activity,
  Channels,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  ConfigurationServiceClientCredentialFactory,
  type ConversationParameters,
  type ConversationReference,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { AuthenticationConstants, AuthenticationError, ClaimsIdentity } from 'botframework-connector';
import { ConnectorRefusal, createConnectorHttp } from './connector-http.js';

/** What the adapter proves our identity with, and asks of others. */
export type Credentials =
  | {
      readonly kind: 'azure';
      readonly appId: string;
      readonly password: string;
      readonly type: 'SingleTenant' | 'MultiTenant';
      readonly tenantId: string;
    }
  | { readonly kind: 'local-emulator' };

interface AdapterOptions {
  /** How long one answer of Microsoft's may take: of the connector, of the token service, of whoever publishes the keys. */
  readonly timeoutMs: number;
  /** Whose keys and which issuer prove a request; Microsoft's public cloud. No setting leads here. */
  readonly cloud?: ConfigurationBotFrameworkAuthenticationOptions;
}

/** The SDK's adapter without its HTTP answers, which would repeat the message of an error to whoever asked. */
export class TeamsAdapter extends CloudAdapter {
  readonly appId: string;
  readonly #timeoutMs: number;
  /** Everybody has to prove who they are, also where an empty app id would make the SDK ask nobody. */
  readonly #isProved: boolean;

  constructor(credentials: Credentials, { timeoutMs, cloud = {} }: AdapterOptions) {
    const factory = credentialsFactory(credentials);
    const connector = { httpClient: createConnectorHttp(timeoutMs) };
    super(new ConfigurationBotFrameworkAuthentication(cloud, factory, undefined, undefined, connector));
    this.appId = credentials.kind === 'azure' ? credentials.appId : '';
    this.#timeoutMs = timeoutMs;
    this.#isProved = credentials.kind === 'azure';
    // Whoever asked for the turn answers and logs it, without its message.
    this.onTurnError = async (_context, error) => {
      throw error;
    };
  }

  /**
   * Proves the sender and runs one turn.
   * @throws whatever the turn throws; anything before the turn means that the sender is not proved.
   */
  handle(
    authorization: string,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const proof = this.#limit(() => new AuthenticationError('nobody proved the sender in time', 401));
    const answered = this.processActivity(authorization, activity, async (context) => {
      proof.met();
      if (this.#isProved) requireChannel(context.turnState.get(this.BotIdentityKey), activity.serviceUrl);
      await turn(context);
    });
    return Promise.race([answered, proof.passed]).finally(proof.met);
  }

  /** Acts in a conversation that is known. @throws ConnectorRefusal, and whatever acting throws. */
  async inConversation(
    reference: Partial<ConversationReference>,
    act: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.#inTime(this.continueConversationAsync(this.appId, reference, act));
  }

  /** @returns the id of the chat, which is the same one where there is one already. @throws ConnectorRefusal */
  async openConversation(serviceUrl: string, parameters: ConversationParameters): Promise<string> {
    const scope = AuthenticationConstants.ToChannelFromBotOAuthScope;
    let id: string | undefined;
    await this.#inTime(
      this.createConversationAsync(
        this.appId,
        Channels.Msteams,
        serviceUrl,
        scope,
        parameters,
        async ({ activity }) => {
          id = activity.conversation.id;
        },
      ),
    );
    if (id === undefined) throw new ConnectorRefusal(undefined, undefined, undefined);
    return id;
  }

  async #inTime(done: Promise<void>): Promise<void> {
    // Twice the time of one answer: a token may have to be fetched first.
    const limit = this.#limit(() => new ConnectorRefusal(undefined, undefined, undefined), 2);
    await Promise.race([done, limit.passed]).finally(limit.met);
  }

  /** What the SDK waits for has no limit of its own. After `met` it never passes, and before that it passes once. */
  #limit(error: () => Error, answers = 1) {
    let isPast = false;
    let timer: NodeJS.Timeout | undefined;
    const passed = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        isPast = true;
        reject(error());
      }, answers * this.#timeoutMs);
    });
    return {
      passed,
      /** @throws when it is too late: it was answered already. */
      met: () => {
        if (isPast) throw error();
        clearTimeout(timer);
      },
    };
  }
}

/**
 * Only a token of the channel names the service URL. The SDK also takes one that the app's own secret bought, which says
 * nothing of it, for the local emulator of old.
 */
function requireChannel(identity: unknown, serviceUrl: string): void {
  const named =
    identity instanceof ClaimsIdentity ? identity.getClaimValue(AuthenticationConstants.ServiceUrlClaim) : undefined;
  if (named !== serviceUrl) throw new AuthenticationError('the token is not of the channel', 401);
}

function credentialsFactory(credentials: Credentials) {
  if (credentials.kind === 'local-emulator')
    return new ConfigurationServiceClientCredentialFactory({ MicrosoftAppId: '' });
  const { appId, password, type, tenantId } = credentials;
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password,
    MicrosoftAppType: type,
    MicrosoftAppTenantId: tenantId,
  });
}

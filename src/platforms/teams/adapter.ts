import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';

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

/** The SDK's adapter without its HTTP answers, which would repeat the message of an error to whoever asked. */
export class TeamsAdapter extends CloudAdapter {
  readonly appId: string;

  constructor(credentials: Credentials) {
    const appId = credentials.kind === 'azure' ? credentials.appId : '';
    super(
      new ConfigurationBotFrameworkAuthentication(
        {},
        new ConfigurationServiceClientCredentialFactory(
          credentials.kind === 'azure'
            ? {
                MicrosoftAppId: appId,
                MicrosoftAppPassword: credentials.password,
                MicrosoftAppType: credentials.type,
                MicrosoftAppTenantId: credentials.tenantId,
              }
            : { MicrosoftAppId: '' },
        ),
      ),
    );
    this.appId = appId;
  }

  /**
   * Proves the sender and runs one turn.
   * @throws AuthenticationError for a sender who is not Microsoft's, and whatever the turn throws.
   */
  handle(
    authorization: string,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, turn);
  }
}

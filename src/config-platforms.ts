import type { Environment } from './config-schema.js';

/** Which chat platforms the settings ask for. */

export type SlackConfig = SlackWay & {
  readonly botToken: string;
  readonly apiUrl?: string | undefined;
};

/** How Slack's requests come: it sends them to a public address, or we open a connection and fetch them. */
type SlackWay =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket-mode'; readonly appToken: string };

export type TeamsConfig =
  | {
      readonly kind: 'azure';
      readonly appId: string;
      readonly password: string;
      readonly type: 'SingleTenant' | 'MultiTenant';
      /** The one tenant whose people are served, also where the app registration is open to several. */
      readonly tenantId: string;
    }
  /** Nobody proves who they are, so it is for this machine alone. */
  | { readonly kind: 'local-emulator'; readonly tenantId?: string | undefined };

/**
 * - off
 * - hosted: a Slack workspace and a Teams tenant inside this process
 * - elsewhere: a playground in its own process, at `SLACK_API_URL`
 */
export type PlaygroundMode = 'off' | 'hosted' | 'elsewhere';

/** Whether an operator gave it, well written or not: what a malformed one was meant to be is not known, but that it was meant is. */
export type IsSet = (name: keyof Environment) => boolean;

export function isProduction(values: Environment): boolean {
  return values.NODE_ENV === 'production';
}

export function slackOf(values: Environment): SlackConfig | undefined {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = values;
  const { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl } = values;
  if (botToken === undefined) return undefined;
  if (appToken !== undefined) return { kind: 'socket-mode', appToken, botToken, apiUrl };
  return signingSecret === undefined ? undefined : { kind: 'http', signingSecret, botToken, apiUrl };
}

export function teamsOf(values: Environment): TeamsConfig | undefined {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_PASSWORD: password, MICROSOFT_APP_TENANT_ID: tenantId } = values;
  if (appId === undefined) return values.TEAMS_ALLOW_LOCAL_EMULATOR ? { kind: 'local-emulator', tenantId } : undefined;
  if (password === undefined || tenantId === undefined) return undefined;
  return { kind: 'azure', appId, password, type: values.MICROSOFT_APP_TYPE ?? 'SingleTenant', tenantId };
}

export function playgroundOf(values: Environment, isSet: IsSet): PlaygroundMode {
  const isElsewhereWanted = isSlackMeant(isSet) || isTeamsMeant(values, isSet);
  const wanted = values.PLAYGROUND ?? (!isElsewhereWanted && !isProduction(values));
  if (!wanted) return 'off';
  return isSlackReached(isSet) && isSet('SLACK_BOT_TOKEN') ? 'elsewhere' : 'hosted';
}

/** How the Slack of a playground inside this process reaches the product. */
export function playgroundSlackOf({ PLAYGROUND }: Environment): SlackConfig['kind'] {
  return PLAYGROUND === 'socket-mode' ? 'socket-mode' : 'http';
}

export function isSlackMeant(isSet: IsSet): boolean {
  return isSlackReached(isSet) || isSet('SLACK_BOT_TOKEN');
}

function isSlackReached(isSet: IsSet): boolean {
  return isSet('SLACK_SIGNING_SECRET') || isSet('SLACK_APP_TOKEN');
}

export function isTeamsMeant(values: Environment, isSet: IsSet): boolean {
  return MICROSOFT.some(isSet) || isEmulatorMeant(values, isSet);
}

/** "off" stands for nothing at all; what is malformed was meant. */
export function isEmulatorMeant(values: Environment, isSet: IsSet): boolean {
  return isSet('TEAMS_ALLOW_LOCAL_EMULATOR') && values.TEAMS_ALLOW_LOCAL_EMULATOR !== false;
}

const MICROSOFT = [
  'MICROSOFT_APP_ID',
  'MICROSOFT_APP_PASSWORD',
  'MICROSOFT_APP_TYPE',
  'MICROSOFT_APP_TENANT_ID',
] as const satisfies readonly (keyof Environment)[];

import { isIP } from 'node:net';
import { z } from 'zod';

/**
 * The environment, parsed once. Every bad variable is reported at the same time, by its name and never with its value.
 */

const flag = z
  .enum(['true', 'false', '1', '0', 'on', 'off', 'yes', 'no'])
  .transform((value) => ['true', '1', 'on', 'yes'].includes(value));
const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'is a whole number from 0 to 65535')
  .transform(Number);
const httpUrl = z.url({ protocol: /^https?$/ });
const hostName = z
  .string()
  .refine(
    (text) => isIP(text) !== 0 || /^[a-z0-9][a-z0-9.-]{0,252}$/i.test(text),
    'is no address and no name of a host',
  );

const ringKey = z.string().transform((text, context) => {
  const [id = '', encoded = '', ...rest] = text.trim().split(':');
  const bytes = Buffer.from(encoded, 'base64');
  if (!/^[\w.-]{1,64}$/.test(id) || rest.length > 0 || bytes.length !== 32) {
    context.addIssue({ code: 'custom', message: 'each key is written id:base64 of 32 bytes' });
    return z.NEVER;
  }
  return { id, bytes: new Uint8Array(bytes) };
});

export const encryptionKeys = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(ringKey).min(1))
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'two keys have the same id');

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).optional(),
  HOST: hostName.optional(),
  PORT: port.default(3978),
  PUBLIC_URL: httpUrl.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/, 'is no mongodb:// address')
    .optional(),
  MONGODB_ALLOW_PLAINTEXT: z.literal('private-network', 'may only be private-network').optional(),
  ORG_FILE: z.string().min(1).optional(),
  ENCRYPTION_KEYS: encryptionKeys.optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, 'is too short').optional(),
  SLACK_BOT_TOKEN: z.string().min(8, 'is too short').optional(),
  SLACK_APP_TOKEN: z.string().min(1).optional(),
  SLACK_API_URL: httpUrl.optional(),
  MICROSOFT_APP_ID: z.string().optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TYPE: z.string().optional(),
  MICROSOFT_APP_TENANT_ID: z.string().optional(),
  TEAMS_ALLOW_LOCAL_EMULATOR: z.string().optional(),
  SMTP_URL: z.string().optional(),
  EMAIL_FROM: z.string().optional(),
  PAGER_WEBHOOK_URL: z.string().optional(),
  HEARTBEAT_URL: z.string().optional(),
  METRICS_PORT: port.default(9464),
  PLAYGROUND: flag.optional(),
});

type Environment = z.infer<typeof environmentSchema>;

/** Every variable that the product knows; `.env.example` lists the same. */
export const VARIABLES = Object.keys(environmentSchema.shape);

/** Known, and not used by this version: an operator who sets one is told so at start. */
const NOT_USED_YET = [
  'PUBLIC_URL',
  'SLACK_APP_TOKEN',
  'MICROSOFT_APP_ID',
  'MICROSOFT_APP_PASSWORD',
  'MICROSOFT_APP_TYPE',
  'MICROSOFT_APP_TENANT_ID',
  'TEAMS_ALLOW_LOCAL_EMULATOR',
  'SMTP_URL',
  'EMAIL_FROM',
  'PAGER_WEBHOOK_URL',
  'HEARTBEAT_URL',
] as const satisfies readonly (keyof Environment)[];

export interface SlackConfig {
  readonly signingSecret: string;
  readonly botToken: string;
  readonly apiUrl?: string | undefined;
}

export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly logLevel: string;
  readonly dataDir: string;
  readonly mongodbUri?: string | undefined;
  readonly organisationFile?: string | undefined;
  readonly encryptionKeys?: z.infer<typeof encryptionKeys> | undefined;
  /** Absent when the playground stands in for Slack. */
  readonly slack?: SlackConfig | undefined;
  /**
   * - off
   * - hosted: a Slack workspace inside this process
   * - elsewhere: a playground in its own process, at `SLACK_API_URL`
   */
  readonly playground: 'off' | 'hosted' | 'elsewhere';
  readonly notUsedYet: readonly string[];
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config';
  constructor(
    readonly problems: readonly string[],
    options?: ErrorOptions,
  ) {
    super(
      `Safeguard can't start with these settings:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
      options,
    );
  }
}

/** @throws ConfigError naming every bad variable. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // A variable that is set to nothing is one that is not set, as in every .env file.
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { values, malformed } = parse(set);
  const isSet: IsSet = (name) => set[name] !== undefined;
  const isKnown: IsSet = (name) => !malformed.has(name);
  const problems = [...malformed.values(), ...contradictions(values, isSet, isKnown)].flat();
  if (problems.length > 0) throw new ConfigError(problems);
  const playground = playgroundOf(values, isSet);
  return {
    production: isProduction(values),
    host: values.HOST ?? (playground === 'off' ? '0.0.0.0' : '127.0.0.1'),
    port: values.PORT,
    metricsPort: values.METRICS_PORT,
    logLevel: values.LOG_LEVEL ?? (playground === 'hosted' ? 'warn' : 'info'),
    dataDir: values.DATA_DIR,
    mongodbUri: values.MONGODB_URI,
    organisationFile: values.ORG_FILE,
    encryptionKeys: values.ENCRYPTION_KEYS,
    slack: slackOf(values),
    playground,
    notUsedYet: NOT_USED_YET.filter((name) => values[name] !== undefined),
  };
}

/** Whether an operator gave it, well written or not: what a malformed one was meant to be is not known, but that it was meant is. */
type IsSet = (name: keyof Environment) => boolean;

/** The values without those that are malformed, and what is wrong with each of these. */
function parse(set: Readonly<Record<string, string | undefined>>): {
  readonly values: Environment;
  readonly malformed: ReadonlyMap<PropertyKey, readonly string[]>;
} {
  const parsed = environmentSchema.safeParse(set);
  if (parsed.success) return { values: parsed.data, malformed: new Map() };
  const malformed = problemsOf(parsed.error);
  const rest = Object.fromEntries(Object.entries(set).filter(([name]) => !malformed.has(name)));
  return { values: environmentSchema.parse(rest), malformed };
}

function problemsOf(error: z.ZodError): Map<PropertyKey, readonly string[]> {
  const problems = new Map<PropertyKey, readonly string[]>();
  for (const issue of error.issues) {
    const name = issue.path[0] ?? '';
    // zod's own words may repeat a value; the messages kept are ours or name a kind of value only.
    const words = issue.code === 'custom' ? issue.message : problemWords(issue);
    problems.set(name, [...(problems.get(name) ?? []), `${String(name)}: ${words}`]);
  }
  return problems;
}

function problemWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `may be ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'is too short' : `is at least ${issue.minimum}`;
    case 'too_big':
      return `is at most ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'url' ? 'is no web address' : 'is not written as it should be (see .env.example)';
    default:
      return 'is not written as it should be (see .env.example)';
  }
}

function isProduction(values: Environment): boolean {
  return values.NODE_ENV === 'production';
}

function slackOf(values: Environment): SlackConfig | undefined {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl } = values;
  return signingSecret && botToken ? { signingSecret, botToken, apiUrl } : undefined;
}

function playgroundOf(values: Environment, isSet: IsSet): Config['playground'] {
  const isElsewhereWanted = isSet('SLACK_SIGNING_SECRET') || isSet('SLACK_BOT_TOKEN') || isSet('MICROSOFT_APP_ID');
  const wanted = values.PLAYGROUND ?? (!isElsewhereWanted && !isProduction(values));
  if (!wanted) return 'off';
  return isSet('SLACK_SIGNING_SECRET') && isSet('SLACK_BOT_TOKEN') ? 'elsewhere' : 'hosted';
}

/** Settings that can't stand together, whatever a malformed one was meant to be. */
function* contradictions(values: Environment, isSet: IsSet, isKnown: IsSet): Generator<string> {
  const hasSecret = isSet('SLACK_SIGNING_SECRET');
  const hasToken = isSet('SLACK_BOT_TOKEN');
  if (hasSecret && !hasToken) yield 'SLACK_BOT_TOKEN: is needed beside SLACK_SIGNING_SECRET';
  if (hasToken && !hasSecret) yield 'SLACK_SIGNING_SECRET: is needed beside SLACK_BOT_TOKEN';
  const isPlaygroundKnown = values.PLAYGROUND !== undefined || (isKnown('PLAYGROUND') && isKnown('NODE_ENV'));
  if (isPlaygroundKnown) yield* playgroundContradictions(values, isSet);
  if (values.PORT !== 0 && values.PORT === values.METRICS_PORT && isKnown('PORT') && isKnown('METRICS_PORT')) {
    yield 'METRICS_PORT: is the same as PORT';
  }
  const production = isProduction(values);
  if (production && values.SLACK_API_URL && isPlainHttpElsewhere(values.SLACK_API_URL)) {
    yield 'SLACK_API_URL: would send the bot token elsewhere without TLS; use https, or leave it out';
  }
  if (production && !isSet('ENCRYPTION_KEYS')) yield 'ENCRYPTION_KEYS: is needed with NODE_ENV=production';
  const { MONGODB_URI: uri } = values;
  if (production && uri && !isSet('MONGODB_ALLOW_PLAINTEXT') && isPlaintextElsewhere(uri)) {
    yield 'MONGODB_URI: names a server elsewhere without TLS; add tls=true, or set MONGODB_ALLOW_PLAINTEXT=private-network';
  }
}

function* playgroundContradictions(values: Environment, isSet: IsSet): Generator<string> {
  const playground = playgroundOf(values, isSet);
  if (playground === 'off') {
    if (isSet('SLACK_SIGNING_SECRET') || isSet('SLACK_BOT_TOKEN')) return;
    yield 'SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN: are needed, unless PLAYGROUND is on';
    return;
  }
  if (isProduction(values)) yield 'PLAYGROUND: is refused with NODE_ENV=production';
  if (values.PUBLIC_URL) yield 'PUBLIC_URL: is refused while PLAYGROUND is on';
  if (values.HOST && !isLocalHost(values.HOST)) {
    yield 'HOST: the playground listens on this machine only, so leave it out or use 127.0.0.1';
  }
  if (playground === 'elsewhere' && !isSet('SLACK_API_URL')) {
    yield 'SLACK_API_URL: is needed where PLAYGROUND is on and Slack is configured: the playground of another process';
  }
}

function isLocalHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

function isPlainHttpElsewhere(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !isLocalHost(hostname.replace(/^\[(.*)\]$/, '$1'));
}

function isPlaintextElsewhere(uri: string): boolean {
  const isTls = uri.startsWith('mongodb+srv://')
    ? !/[?&](tls|ssl)=false\b/.test(uri)
    : /[?&](tls|ssl)=true\b/.test(uri);
  if (isTls) return false;
  const hosts =
    uri
      .replace(/^mongodb(\+srv)?:\/\//, '')
      .replace(/^[^/?]*@/, '')
      .split(/[/?]/)[0] ?? '';
  return !hosts.split(',').every((host) => host.toLowerCase().endsWith('.sock') || isLocalHost(withoutPort(host)));
}

function withoutPort(host: string): string {
  return host.startsWith('[') ? host.slice(1, host.indexOf(']')) : (host.split(':')[0] ?? '');
}

import type { z } from 'zod';
import { contradictions } from './config-contradictions.js';
import {
  type IsSet,
  isProduction,
  type PlaygroundMode,
  playgroundOf,
  playgroundSlackOf,
  type SlackConfig,
  slackOf,
  type TeamsConfig,
  teamsOf,
} from './config-platforms.js';
import { type Environment, encryptionKeys, environmentSchema } from './config-schema.js';
import { type EmailConfig, emailOf, type PagerConfig, pagerOf } from './config-wake.js';

/**
 * The environment, parsed once. Every bad variable is reported at the same time, by its name and never with its value.
 */

export type { EmailConfig, PagerConfig, SlackConfig, TeamsConfig };

export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly metricsPort: number;
  /** Where people reach the product from outside, without a slash at its end. */
  readonly publicUrl?: string | undefined;
  /** Served to this machine alone: a playground, or a local emulator. */
  readonly isForThisMachine: boolean;
  readonly logLevel: string;
  readonly dataDir: string;
  readonly mongodbUri?: string | undefined;
  readonly organisationFile?: string | undefined;
  readonly encryptionKeys?: z.infer<typeof encryptionKeys> | undefined;
  /** Absent when the playground stands in for Slack, or when there is none. */
  readonly slack?: SlackConfig | undefined;
  readonly teams?: TeamsConfig | undefined;
  readonly playground: PlaygroundMode;
  /** How somebody is woken beside chat; each absent where no such way was set up. */
  readonly pager?: PagerConfig | undefined;
  readonly email?: EmailConfig | undefined;
  /** Called while all is well, so that somebody outside notices when it is not. */
  readonly heartbeatUrl?: string | undefined;
  /** How the Slack of a hosted playground reaches us. */
  readonly playgroundSlack: SlackConfig['kind'];
}

/** The keys of a text as `ENCRYPTION_KEYS` holds it; undefined for any other. */
export function keysIn(text: string): Config['encryptionKeys'] {
  return encryptionKeys.safeParse(text).data;
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
  const teams = teamsOf(values);
  const isForThisMachine = playground !== 'off' || teams?.kind === 'local-emulator';
  return {
    production: isProduction(values),
    host: values.HOST ?? (isForThisMachine ? '127.0.0.1' : '0.0.0.0'),
    port: values.PORT,
    metricsPort: values.METRICS_PORT,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    isForThisMachine,
    logLevel: values.LOG_LEVEL ?? (playground === 'hosted' ? 'warn' : 'info'),
    dataDir: values.DATA_DIR,
    mongodbUri: values.MONGODB_URI,
    organisationFile: values.ORG_FILE,
    encryptionKeys: values.ENCRYPTION_KEYS,
    slack: slackOf(values),
    teams,
    playground,
    pager: pagerOf(values),
    email: emailOf(values),
    heartbeatUrl: values.HEARTBEAT_URL,
    playgroundSlack: playgroundSlackOf(values),
  };
}

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

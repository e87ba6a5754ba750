import { isLocalHost, isPlainHttpElsewhere } from './config-hosts.js';
import {
  type IsSet,
  isEmulatorMeant,
  isProduction,
  isSlackMeant,
  isTeamsMeant,
  playgroundOf,
} from './config-platforms.js';
import type { Environment } from './config-schema.js';

/** Settings that can't stand together, whatever a malformed one was meant to be. */
export function* contradictions(values: Environment, isSet: IsSet, isKnown: IsSet): Generator<string> {
  yield* slackContradictions(values, isSet);
  yield* teamsContradictions(values, isSet);
  yield* wakeContradictions(values, isSet);
  const isPlaygroundKnown = values.PLAYGROUND !== undefined || (isKnown('PLAYGROUND') && isKnown('NODE_ENV'));
  if (isPlaygroundKnown) yield* playgroundContradictions(values, isSet);
  if (values.PORT !== 0 && values.PORT === values.METRICS_PORT && isKnown('PORT') && isKnown('METRICS_PORT')) {
    yield 'METRICS_PORT: is the same as PORT';
  }
  const production = isProduction(values);
  if (production && !isSet('ENCRYPTION_KEYS')) yield 'ENCRYPTION_KEYS: is needed with NODE_ENV=production';
  const { MONGODB_URI: uri } = values;
  if (production && uri && !isSet('MONGODB_ALLOW_PLAINTEXT') && isPlaintextElsewhere(uri)) {
    yield 'MONGODB_URI: names a server elsewhere without TLS, or without a checked certificate; use tls=true alone, or set MONGODB_ALLOW_PLAINTEXT=private-network';
  }
}

function* slackContradictions(values: Environment, isSet: IsSet): Generator<string> {
  const ways = (['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'] as const).filter(isSet);
  const hasToken = isSet('SLACK_BOT_TOKEN');
  if (ways.length > 0 && !hasToken) yield `SLACK_BOT_TOKEN: is needed beside ${ways.join(' and ')}`;
  if (hasToken && ways.length === 0) {
    yield 'SLACK_SIGNING_SECRET: is needed beside SLACK_BOT_TOKEN, or SLACK_APP_TOKEN where there is no public address';
  }
  if (isProduction(values) && values.SLACK_API_URL && isPlainHttpElsewhere(values.SLACK_API_URL)) {
    yield 'SLACK_API_URL: would send the bot token elsewhere without TLS; use https, or leave it out';
  }
}

/** An empty app id switches botbuilder's authentication off, so only the local emulator may go without one. */
function* teamsContradictions(values: Environment, isSet: IsSet): Generator<string> {
  const isEmulator = isEmulatorMeant(values, isSet);
  if (isSet('MICROSOFT_APP_ID')) {
    if (!isSet('MICROSOFT_APP_PASSWORD')) yield 'MICROSOFT_APP_PASSWORD: is needed beside MICROSOFT_APP_ID';
    if (!isSet('MICROSOFT_APP_TENANT_ID')) {
      yield 'MICROSOFT_APP_TENANT_ID: is needed beside MICROSOFT_APP_ID: the one tenant whose people are served';
    }
    if (isEmulator) {
      yield 'TEAMS_ALLOW_LOCAL_EMULATOR: is refused beside MICROSOFT_APP_ID, where every request has to prove itself';
    }
  } else {
    const credentials = ['MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TYPE', 'MICROSOFT_APP_TENANT_ID'] as const;
    const alone = credentials.filter((name) => isSet(name) && !(isEmulator && name === 'MICROSOFT_APP_TENANT_ID'));
    if (alone.length > 0) yield `MICROSOFT_APP_ID: is needed beside ${alone.join(', ')}`;
  }
  if (!isEmulator) return;
  if (isProduction(values)) yield 'TEAMS_ALLOW_LOCAL_EMULATOR: is refused with NODE_ENV=production';
  if (values.PLAYGROUND) return;
  if (values.PUBLIC_URL) yield 'PUBLIC_URL: is refused beside TEAMS_ALLOW_LOCAL_EMULATOR';
  if (values.HOST && !isLocalHost(values.HOST)) {
    yield 'HOST: a local emulator is for this machine only, so leave it out or use 127.0.0.1';
  }
}

function* wakeContradictions(values: Environment, isSet: IsSet): Generator<string> {
  if (isSet('SMTP_URL') && !isSet('EMAIL_FROM')) yield 'EMAIL_FROM: is needed beside SMTP_URL';
  if (isSet('EMAIL_FROM') && !isSet('SMTP_URL')) yield 'SMTP_URL: is needed beside EMAIL_FROM';
  if (isSet('PAGER_WEBHOOK_SECRET') && !isSet('PAGER_WEBHOOK_URL')) {
    yield 'PAGER_WEBHOOK_URL: is needed beside PAGER_WEBHOOK_SECRET';
  }
  if (!isProduction(values)) return;
  const { PAGER_WEBHOOK_URL: pager, HEARTBEAT_URL: heartbeat } = values;
  if (pager && isPlainHttpElsewhere(pager))
    yield 'PAGER_WEBHOOK_URL: would name people elsewhere without TLS; use https';
  if (heartbeat && isPlainHttpElsewhere(heartbeat)) {
    yield 'HEARTBEAT_URL: would be read on its way without TLS, and whoever has it can call it; use https';
  }
}

function* playgroundContradictions(values: Environment, isSet: IsSet): Generator<string> {
  const playground = playgroundOf(values, isSet);
  if (playground === 'off') {
    if (isSlackMeant(isSet) || isTeamsMeant(values, isSet)) return;
    yield 'SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET or SLACK_APP_TOKEN, or MICROSOFT_APP_ID: one platform is needed, unless PLAYGROUND is on';
    return;
  }
  if (isProduction(values)) yield 'PLAYGROUND: is refused with NODE_ENV=production';
  if (values.PUBLIC_URL) yield 'PUBLIC_URL: is refused while PLAYGROUND is on';
  if (values.HOST && !isLocalHost(values.HOST)) {
    yield 'HOST: the playground listens on this machine only, so leave it out or use 127.0.0.1';
  }
  if (playground === 'elsewhere' && values.PLAYGROUND === 'socket-mode') {
    yield 'PLAYGROUND: socket-mode is for a playground inside the product; with one of another process set SLACK_APP_TOKEN';
  }
  if (playground === 'elsewhere' && !isSet('SLACK_API_URL')) {
    yield 'SLACK_API_URL: is needed where PLAYGROUND is on and Slack is configured: the playground of another process';
  }
}

/** Whoever stands between may show any certificate: no better than none. */
const UNCHECKED = /[?&](tlsInsecure|tlsAllowInvalidCertificates|tlsAllowInvalidHostnames)(?!=false\b)/i;

function isPlaintextElsewhere(uri: string): boolean {
  const isTls = uri.startsWith('mongodb+srv://')
    ? !/[?&](tls|ssl)=false\b/.test(uri)
    : /[?&](tls|ssl)=true\b/.test(uri);
  if (isTls && !UNCHECKED.test(uri)) return false;
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

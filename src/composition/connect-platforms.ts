import type { AddressBook, Clock, OrganisationStore } from '../application/ports.js';
import { type Config, ConfigError } from '../config.js';
import type { ChatPlatform } from './chat-platform.js';
import { connectSlack } from './connect-slack.js';
import type { AtStop } from './stop-order.js';

interface Options {
  /** What the operator configured, or what the playground stands in for. */
  readonly settings: Pick<Config, 'slack' | 'teams'>;
  readonly organisation: OrganisationStore;
  readonly addresses: AddressBook;
  readonly clock: Clock;
  readonly atStop: AtStop;
}

/**
 * Every platform that is configured: one alone is an installation too. Teams is loaded where it is used, because its SDK
 * takes half a second of the start.
 * @throws ConfigError when there is none.
 */
export async function connectPlatforms({ settings, atStop, ...deps }: Options): Promise<readonly ChatPlatform[]> {
  const { slack, teams } = settings;
  const platforms = [
    ...(slack ? [connectSlack(slack, deps.organisation)] : []),
    ...(teams ? [(await import('./connect-teams.js')).connectTeams(teams, deps)] : []),
  ];
  if (platforms.length === 0) {
    throw new ConfigError([
      'SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET or SLACK_APP_TOKEN, or MICROSOFT_APP_ID: no platform is connected',
    ]);
  }
  for (const platform of platforms) atStop(platform.stop);
  return platforms;
}

import type { OrganisationStore } from '../application/ports.js';
import { type Config, ConfigError } from '../config.js';
import type { ChatPlatform } from './chat-platform.js';
import { connectSlack } from './connect-slack.js';
import type { AtStop } from './stop-order.js';

interface Options {
  /** What the operator configured, or what the playground stands in for. */
  readonly settings: Pick<Config, 'slack' | 'teams'>;
  readonly organisation: OrganisationStore;
  readonly atStop: AtStop;
}

/**
 * Every platform that is configured: one alone is an installation too.
 * @throws ConfigError when there is none.
 */
export function connectPlatforms({ settings, organisation, atStop }: Options): readonly ChatPlatform[] {
  const { slack } = settings;
  const platforms = [...(slack ? [connectSlack(slack, organisation)] : [])];
  if (platforms.length === 0)
    throw new ConfigError(['SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN: no platform is connected']);
  for (const platform of platforms) atStop(async () => platform.stop());
  return platforms;
}

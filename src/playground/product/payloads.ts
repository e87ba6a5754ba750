import { installation } from '../workspace/ids.js';
import type { Person } from '../workspace/people.js';
import { userName } from '../workspace/user-object.js';

/** The fields that every interaction payload begins with. */
export function interactionOf(type: string, person: Person): Record<string, unknown> {
  const { team, appId, verificationToken } = installation;
  return {
    type,
    token: verificationToken,
    api_app_id: appId,
    team: { id: team.id, domain: team.domain },
    user: { id: person.id, username: userName(person), name: userName(person), team_id: person.teamId },
    enterprise: null,
    is_enterprise_install: false,
  };
}

interface Command {
  readonly person: Person;
  readonly command: string;
  readonly text: string;
  readonly channel: { readonly id: string; readonly name: string };
  readonly responseUrl: string;
  readonly triggerId: string;
}

export function commandPayload(typed: Command): Record<string, string> {
  const { person, command, text, channel, responseUrl, triggerId } = typed;
  const { team, appId, verificationToken } = installation;
  return {
    token: verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: person.id,
    user_name: userName(person),
    command,
    text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
}

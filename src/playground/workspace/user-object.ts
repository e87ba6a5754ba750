import { installation } from './ids.js';
import type { Person } from './people.js';

export type SlackUser = Record<string, unknown>;

function common(id: string, teamId: string, name: string, realName: string) {
  return {
    id,
    team_id: teamId,
    name,
    deleted: false,
    color: '9f69e7',
    real_name: realName,
    tz: 'Europe/London',
    tz_label: 'Greenwich Mean Time',
    tz_offset: 0,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    updated: 1_767_225_600,
    who_can_share_contact_card: 'EVERYONE',
  };
}

function profile(realName: string, teamId: string, more: Record<string, unknown>) {
  return {
    title: '',
    phone: '',
    real_name: realName,
    real_name_normalized: realName,
    display_name: realName.split(' ')[0],
    display_name_normalized: realName.split(' ')[0],
    status_text: '',
    status_emoji: '',
    team: teamId,
    ...more,
  };
}

export function userName(person: Person): string {
  return person.name.toLowerCase().replaceAll(/[^a-z]+/g, '.');
}

/** docs.slack.dev/reference/objects/user-object; the e-mail only with its scope, and never of another company's people. */
export function toSlackUser(person: Person, withEmail: boolean): SlackUser {
  const base = common(person.id, person.teamId, userName(person), person.name);
  const email = withEmail && person.standing !== 'stranger' ? { email: person.email } : {};
  const user = { ...base, profile: profile(person.name, person.teamId, email) };
  switch (person.standing) {
    case 'member':
      return { ...user, is_email_confirmed: true };
    case 'guest':
      return { ...user, is_restricted: true, is_email_confirmed: true };
    case 'single-channel-guest':
      return { ...user, is_restricted: true, is_ultra_restricted: true, is_email_confirmed: true };
    case 'deactivated': {
      const { tz: _tz, tz_label: _label, tz_offset: _offset, ...rest } = user;
      return { ...rest, deleted: true, is_forgotten: false };
    }
    case 'stranger':
      return { ...user, is_stranger: true };
  }
}

/** Slack lists its own Slackbot with is_bot false, a trap for whoever counts people. */
export function robots(): SlackUser[] {
  const { team, botUserId, botId, botName, appId } = installation;
  const bot = common(botUserId, team.id, botName, 'Safeguard');
  const ours = { api_app_id: appId, bot_id: botId, always_active: true };
  return [
    { ...common('USLACKBOT', team.id, 'slackbot', 'Slackbot'), profile: profile('Slackbot', team.id, {}) },
    { ...bot, is_bot: true, profile: profile('Safeguard', team.id, ours) },
  ];
}

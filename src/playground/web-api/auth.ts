import { installation } from '../workspace/ids.js';
import type { Methods } from './method.js';
import { done } from './results.js';

export function authMethods(): Methods {
  const { team, botUserId, botId, botName } = installation;
  return {
    'auth.test': {
      run: () =>
        done({
          url: `https://${team.domain}.slack.com/`,
          team: team.name,
          user: botName,
          team_id: team.id,
          user_id: botUserId,
          bot_id: botId,
          is_enterprise_install: false,
        }),
    },
  };
}

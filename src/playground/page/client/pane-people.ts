import type { PersonShown } from '../../contract.js';
import type { TeamsPersonShown } from '../../teams/contract.js';

export type Platform = 'slack' | 'teams';

/** A person whose screen can be shown, with their account on each platform where they have one. */
export interface PanePerson {
  /** The Slack id, or without one the Entra object id. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly slack: string | undefined;
  readonly teams: string | undefined;
  readonly deactivated: boolean;
}

/** Everybody in the workspace or the tenant; the two accounts of one person are one entry. */
export function panePeople(slack: readonly PersonShown[], teams: readonly TeamsPersonShown[]): PanePerson[] {
  const inWorkspace = slack.map(({ id, name, description, standing }) => {
    const account = teams.find((each) => each.slack === id)?.id;
    return { id, name, description, slack: id, teams: account, deactivated: standing === 'deactivated' };
  });
  const only = teams.filter((each) => !inWorkspace.some(({ slack: id }) => id === each.slack));
  return [
    ...inWorkspace,
    ...only.map(({ id, name, description }) => ({
      id,
      name,
      description,
      slack: undefined,
      teams: id,
      deactivated: false,
    })),
  ];
}

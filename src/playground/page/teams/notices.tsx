import type { TeamsNotice } from '../../teams/contract.js';
import { teamsApi } from '../client/teams-api.js';
import type { TeamsClient } from '../client/teams-client.js';

interface Props {
  readonly notices: readonly TeamsNotice[];
  /** What the tenant would not do. */
  readonly refusal: string | undefined;
  readonly client: TeamsClient;
}

/** What is said to this person alone: answers of the app, and Teams' own words when something went wrong. */
export function Notices({ notices, refusal, client }: Props) {
  return (
    <div className="only-you-list" aria-live="polite">
      {notices.map(({ id, text }) => (
        <div key={id} className="notice" data-testid="notice">
          <span>{text}</span>
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss"
            onClick={() => void client.run(teamsApi.dismiss(client.personId, { id }))}
          >
            ×
          </button>
        </div>
      ))}
      {refusal && <div className="notice">{refusal}</div>}
    </div>
  );
}

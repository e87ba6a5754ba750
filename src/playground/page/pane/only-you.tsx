import { useMemo } from 'react';
import type { Ephemeral, Notice } from '../../contract.js';
import { MessageSurface } from '../blocks/message-surface.js';
import { Mrkdwn } from '../blocks/text.js';
import { api } from '../client/api.js';
import type { PaneClient } from '../client/pane-client.js';

function EphemeralCard({ ephemeral, client }: { ephemeral: Ephemeral; client: PaneClient }) {
  const place = useMemo(() => ({ in: 'ephemeral' as const, id: ephemeral.id }), [ephemeral.id]);
  return (
    <div className="only-you" data-testid="ephemeral">
      <div className="only-you-head">
        <span>Only visible to you · {client.app.name}</span>
        <Dismiss id={ephemeral.id} client={client} />
      </div>
      {ephemeral.blocks.length > 0 ? (
        <MessageSurface
          id={`${client.userId}-${ephemeral.id}`}
          place={place}
          blocks={ephemeral.blocks}
          client={client}
        />
      ) : (
        <Mrkdwn source={ephemeral.text} people={client.people} />
      )}
    </div>
  );
}

function Dismiss({ id, client }: { id: string; client: PaneClient }) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label="Dismiss"
      onClick={() => void client.run(api.dismiss(client.userId, { id }))}
    >
      ×
    </button>
  );
}

interface Props {
  readonly ephemerals: readonly Ephemeral[];
  readonly notices: readonly Notice[];
  readonly refusal: string | undefined;
  readonly client: PaneClient;
}

/** What is shown to this person alone: the app's ephemeral messages, and Slack's own words when something failed. */
export function OnlyYou({ ephemerals, notices, refusal, client }: Props) {
  return (
    <div className="only-you-list" aria-live="polite">
      {ephemerals.map((ephemeral) => (
        <EphemeralCard key={ephemeral.id} ephemeral={ephemeral} client={client} />
      ))}
      {notices.map((notice) => (
        <div key={notice.id} className="notice" data-testid="notice">
          <span>{notice.text}</span>
          <Dismiss id={notice.id} client={client} />
        </div>
      ))}
      {refusal && <div className="notice">{refusal}</div>}
    </div>
  );
}

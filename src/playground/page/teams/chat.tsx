import type { TeamsMessageShown } from '../../teams/contract.js';
import type { TeamsClient } from '../client/teams-client.js';
import { Conversation } from '../pane/conversation.js';
import { TeamsMessage } from './teams-message.js';

interface Props {
  readonly messages: readonly TeamsMessageShown[];
  readonly client: TeamsClient;
  readonly label: string;
}

/** A chat, a group chat or a channel of Teams. */
export function Chat({ messages, client, label }: Props) {
  return (
    <Conversation
      label={label}
      empty="Nothing has been written here yet."
      state={JSON.stringify(messages.map(({ id, edited }) => [id, edited]))}
      items={messages.map((message) => ({
        key: message.id,
        shownAtMs: message.shownAtMs,
        content: <TeamsMessage message={message} client={client} />,
      }))}
    />
  );
}

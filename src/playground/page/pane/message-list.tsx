import type { MessageShown } from '../../contract.js';
import type { PaneClient } from '../client/pane-client.js';
import { Conversation } from './conversation.js';
import { Message } from './message.js';

interface Props {
  readonly messages: readonly MessageShown[];
  readonly client: PaneClient;
  readonly label: string;
  readonly empty: string;
  /** The first message that has not been seen. */
  readonly newFrom?: string | undefined;
}

/** A direct message or a channel of Slack. */
export function MessageList({ messages, client, ...shown }: Props) {
  const last = messages.at(-1);
  return (
    <Conversation
      {...shown}
      state={`${messages.length} ${last?.ts} ${last?.editedTs}`}
      items={messages.map((message) => ({
        key: message.ts,
        shownAtMs: message.shownAtMs,
        content: <Message message={message} client={client} />,
      }))}
    />
  );
}

import type { ChannelShown } from '../../contract.js';
import type { PaneClient } from '../client/pane-client.js';
import { MessageList } from './message-list.js';

interface Props {
  readonly channels: readonly ChannelShown[];
  readonly selected: string;
  readonly onSelect: (channel: string) => void;
  readonly client: PaneClient;
}

export function ChannelsTab({ channels, selected, onSelect, client }: Props) {
  const channel = channels.find(({ id }) => id === selected) ?? channels[0];
  if (!channel) return null;
  return (
    <>
      <div className="channel-picker">
        {channels.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className="channel"
            aria-pressed={id === channel.id}
            onClick={() => onSelect(id)}
          >
            # {name}
          </button>
        ))}
      </div>
      <MessageList
        messages={channel.messages}
        client={client}
        label={`#${channel.name}`}
        empty="Nobody has written here yet."
      />
    </>
  );
}

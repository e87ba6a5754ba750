import { type FormEvent, useState } from 'react';
import { api } from '../client/api.js';
import type { PaneClient } from '../client/pane-client.js';
import { Menu } from '../menu.js';
import { WordsToSend } from './words-to-send.js';

interface Props {
  readonly client: PaneClient;
  /** The channel that is being looked at: commands run there, and other words are posted there. */
  readonly channel: { readonly id: string; readonly name: string };
  readonly canPost: boolean;
}

/** The shortcuts menu and the box for slash commands. */
export function Composer({ client, channel, canPost }: Props) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [hint, setHint] = useState('');
  const command = client.app.commands[0];
  const shortcuts = client.app.shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ name, description, callbackId }) => ({
      label: name,
      detail: description,
      act: () => void client.run(api.shortcut(client.userId, { callbackId })),
    }));

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    const words = text.trim();
    if (words === '') return;
    const match = /^(\/\S+)(?:\s([\s\S]*))?$/.exec(words);
    if (!match && !canPost) {
      setHint(`Nobody can write to ${client.app.name} here. Start with / to run a command.`);
      return;
    }
    setHint('');
    setBusy(true);
    const deed = match
      ? api.command(client.userId, { command: match[1] ?? '', text: match[2] ?? '', channel: channel.id })
      : api.post(client.userId, { channel: channel.id, text: words });
    const done = await client.run(deed);
    setBusy(false);
    if (done) setText('');
  }

  return (
    <form className="composer" onSubmit={(event) => void send(event)}>
      {hint && (
        <p className="composer-hint" role="status">
          {hint}
        </p>
      )}
      <div className="composer-row">
        {shortcuts.length > 0 && (
          <Menu label="Shortcuts" items={shortcuts} className="icon-button" testId="shortcuts" above>
            <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
              <path d="M11.500 1 3 11.500h5.500L7.500 19 17 8h-6z" fill="currentColor" />
            </svg>
          </Menu>
        )}
        <WordsToSend
          label={canPost ? `Message #${channel.name} or run a command` : 'Run a command'}
          placeholder={canPost ? `Message, or ${command?.command}` : `Type ${command?.command}`}
          words={text}
          onChange={setText}
          busy={busy}
        />
      </div>
    </form>
  );
}

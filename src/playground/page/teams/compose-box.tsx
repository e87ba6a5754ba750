import { type FormEvent, type ReactNode, useState } from 'react';
import { teamsApi } from '../client/teams-api.js';
import type { TeamsClient } from '../client/teams-client.js';
import { Menu } from '../menu.js';
import { WordsToSend } from '../pane/words-to-send.js';

interface Props {
  readonly client: TeamsClient;
  readonly conversation: { readonly id: string; readonly name: string; readonly personal: boolean };
  /** Stands before the words: what else can be done in this conversation. */
  readonly children: ReactNode;
}

/** Where a person writes: the message extension's menu, what the bot offers to type, and the words. */
export function ComposeBox({ client, conversation, children }: Props) {
  const { personId, app, run } = client;
  const { id: conversationId, name, personal } = conversation;
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const extensions = app.extensions
    .filter(({ context }) => context.includes('compose'))
    .map(({ id: commandId, title }) => ({
      label: title,
      detail: 'Opens a dialog; nothing is posted',
      act: () => void run(teamsApi.extension(personId, { commandId, from: 'compose', conversation: conversationId })),
    }));
  const commands = app.commands.map(({ title, description }) => ({
    label: title,
    detail: description,
    act: () => void say(title),
  }));

  async function say(words: string): Promise<void> {
    setBusy(true);
    const done = await run(
      teamsApi.say(personId, { text: words, ...(personal ? {} : { conversation: conversationId }) }),
    );
    setBusy(false);
    if (done) setText('');
  }

  function send(event: FormEvent): void {
    event.preventDefault();
    if (text.trim() !== '') void say(text.trim());
  }

  return (
    <form className="composer" onSubmit={send}>
      {!personal && <p className="composer-hint">What is sent from here mentions @{app.name}.</p>}
      <div className="composer-row">
        <Menu label="Apps" items={extensions} className="icon-button" testId="extensions" above>
          <span aria-hidden="true">+</span>
        </Menu>
        <Menu label="What you can type" items={commands} className="icon-button" testId="commands" above>
          <span aria-hidden="true">/</span>
        </Menu>
        {children}
        <WordsToSend
          label={`Message ${name}`}
          placeholder={personal ? `Type ${app.commands[0]?.title ?? 'a message'}` : `Message ${name}`}
          words={text}
          onChange={setText}
          busy={busy}
        />
      </div>
    </form>
  );
}

import { NotOnScreen, type Outcome } from '../../product/refusal.js';
import type { ExtensionPlace } from '../contract.js';
import type { TeamsPerson } from '../tenant/people.js';
import type { Tenant } from '../tenant/tenant.js';
import { conversationFor } from './chats.js';
import type { Dialogs } from './dialogs.js';

interface Run {
  readonly commandId: string;
  readonly from: ExtensionPlace;
  readonly conversation?: string | undefined;
  readonly messageId?: string | undefined;
}

/** Teams writes one of the places in its own way in commandContext. */
const contexts: Readonly<Record<ExtensionPlace, string>> = {
  compose: 'compose',
  commandBox: 'commandbox',
  message: 'message',
};

/** Message extensions: from the compose box, from the command box, and on a message that stands in a conversation. */
export function createExtensions({ tenant, dialogs }: { readonly tenant: Tenant; readonly dialogs: Dialogs }) {
  const { app, conversations } = tenant;

  function payloadOf(messageId: string) {
    const message = conversations.message(messageId);
    if (!message) throw new NotOnScreen('there is no such message');
    const author = tenant.person(message.from);
    return {
      id: message.id,
      createdDateTime: new Date(message.shownAtMs).toISOString(),
      lastModifiedDateTime: null,
      deleted: false,
      subject: null,
      summary: message.summary || null,
      importance: 'normal',
      locale: 'en-GB',
      body: { contentType: 'html', content: `<p>${message.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>` },
      from: author
        ? { user: { userIdentityType: 'aadUser', id: author.id, displayName: author.name }, application: null }
        : { user: null, application: { applicationIdentityType: 'bot', id: tenant.appId, displayName: app.name } },
      attachments: [],
      mentions: [],
      reactions: [],
    };
  }

  return {
    run(person: TeamsPerson, { commandId, from, conversation: id, messageId }: Run): Promise<Outcome> {
      const command = app.extensions.find((each) => each.id === commandId);
      if (!command?.context.includes(from)) throw new NotOnScreen('the app has no such command there');
      const about = from === 'message' ? conversations.message(messageId ?? '') : undefined;
      if (from === 'message' && !about) throw new NotOnScreen('there is no such message');
      const conversation = conversationFor(tenant, person, about?.conversation ?? id);
      const carries = {
        commandId,
        commandContext: contexts[from],
        ...(about ? { messagePayload: payloadOf(about.id) } : {}),
      };
      return dialogs.fetch({ person, conversation, name: 'composeExtension/fetchTask', value: carries, carries });
    },
  };
}

export type Extensions = ReturnType<typeof createExtensions>;

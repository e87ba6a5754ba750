import { teamsApi } from '../client/teams-api.js';

/** What a tab's library says to Teams, and what Teams answers: a small part of the real conversation, in its own words. */
interface Said {
  readonly id: number;
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args?: readonly unknown[];
}

export type HostTheme = 'default' | 'dark' | 'contrast';

export interface HostOptions {
  readonly frame: HTMLIFrameElement;
  readonly person: { readonly id: string; readonly name: string };
  readonly tenantId: string;
  readonly theme: HostTheme;
  /** Somebody is asked to type their password. @returns whether they did */
  readonly askByHand: () => Promise<boolean>;
  readonly frameContext: 'content' | 'task';
  /** Of a page: shows an address in a dialog. @returns what the dialog said at its end; undefined where it was closed */
  readonly openDialog?: (dialog: { readonly url: string; readonly title: string }) => Promise<string | undefined>;
  /** Of a dialog: it is over. */
  readonly endDialog?: (said: string) => void;
}

/** Of the desktop client, which shows sign-ins in a window of its own. */
const CLIENT = 'desktop';
const CAPABILITIES = JSON.stringify({
  apiVersion: 2,
  hostVersionsInfo: {},
  isLegacyTeams: false,
  supports: { authentication: {}, dialog: { url: {} } },
});

/** Teams' side of a tab: answers its library, and tells it of the theme. @returns how to end it */
export function hostTab({
  frame,
  person,
  tenantId,
  theme,
  askByHand,
  frameContext,
  openDialog,
  endDialog,
}: HostOptions): () => void {
  const tell = (message: object) => frame.contentWindow?.postMessage(message, window.location.origin);

  async function answerTo({ func, args = [] }: Said): Promise<readonly unknown[] | undefined> {
    switch (func) {
      case 'initialize':
        return [frameContext, CLIENT, CAPABILITIES, '2.0.0'];
      case 'getContext':
        return [
          {
            theme,
            locale: 'en-gb',
            frameContext,
            hostClientType: CLIENT,
            sessionId: 'playground',
            entityId: 'pages',
            userObjectId: person.id,
            loginHint: person.name,
            tid: tenantId,
            isMultiWindow: false,
          },
        ];
      case 'authentication.getAuthToken':
        return tokenFor(false);
      case 'authentication.authenticate':
        return (await askByHand()) ? tokenFor(true) : [false, 'CancelledByUser'];
      case 'tasks.startTask': {
        const said = await openDialog?.(args[0] as { url: string; title: string });
        return said === undefined ? ['User cancelled/closed the task module.', null] : [null, said];
      }
      case 'tasks.completeTask':
        endDialog?.(String(args[0]));
        return undefined;
      default:
        return undefined;
    }
  }

  function tokenFor(byHand: boolean): Promise<readonly unknown[]> {
    return teamsApi.token(person.id, byHand).then(
      ({ token }) => [true, token],
      () => [false, 'the account cannot sign in'],
    );
  }

  function heard(event: MessageEvent): void {
    if (event.source !== frame.contentWindow || event.origin !== window.location.origin) return;
    const said = event.data as Said;
    if (typeof said?.func !== 'string') return;
    void answerTo(said).then((args) => {
      if (args === undefined) return;
      const { id, uuidAsString } = said;
      tell({ id, ...(uuidAsString && { uuidAsString }), args });
    });
  }

  window.addEventListener('message', heard);
  tell({ func: 'themeChange', args: [theme] });
  return () => window.removeEventListener('message', heard);
}

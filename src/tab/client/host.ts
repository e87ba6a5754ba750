import { app, authentication, DialogDimension, dialog, FrameContexts } from '@microsoft/teams-js';

export type Theme = 'light' | 'dark' | 'high-contrast';

/** Where the page is shown. */
export type Host =
  | {
      readonly kind: 'teams';
      readonly theme: Theme;
      readonly onTheme: (told: (theme: Theme) => void) => void;
      /** What the device knows of its owner, without asking anybody. */
      readonly token: () => Promise<string>;
      /** Somebody types their password. @returns what proves it */
      readonly signInByHand: () => Promise<string>;
      /** Opens the reporter's form in a dialog of Teams' own; undefined where Teams has none, or where this is one. */
      readonly openReport?: ((once: string) => Promise<'ended' | 'left' | 'not-opened'>) | undefined;
      /** Closes the dialog that this is; undefined for a page. */
      readonly endDialog?: ((how: 'ended' | 'left') => void) | undefined;
      /** Of a dialog: which form it shows. */
      readonly reportOnce?: string | undefined;
    }
  | { readonly kind: 'browser' };

/** Teams answers at once or is not there. */
const WAIT_MS = 5_000;
/** Nobody closes a dialog as soon as it opens: whatever ends so soon was never there. */
const SOON_MS = 1_500;

/** Teams shows us in a frame; everything else is a browser, where a link from a chat opens the page. */
export async function connectHost(): Promise<Host> {
  if (window.parent === window) return { kind: 'browser' };
  try {
    // A playground is at our own address; Microsoft's own hosts are known to the library.
    await withinTime(app.initialize([window.location.origin]));
    const context = await app.getContext();
    const isDialog = context.page.frameContext === FrameContexts.task;
    const hasDialogs = dialog.url.isSupported();
    return {
      kind: 'teams',
      theme: themeOf(context.app.theme),
      onTheme: (told) => app.registerOnThemeChangeHandler((theme) => told(themeOf(theme))),
      token: () => authentication.getAuthToken(),
      signInByHand: () => authentication.authenticate({ url: signInAddress(), width: 480, height: 640 }),
      ...(hasDialogs && !isDialog && { openReport }),
      ...(hasDialogs && isDialog && { endDialog: (how) => dialog.url.submit(how), reportOnce: onceInAddress() }),
    };
  } catch {
    return { kind: 'browser' };
  }
}

/** After the hash, which no server sees. */
function onceInAddress(): string | undefined {
  return /^#([\w-]{8,100})$/.exec(window.location.hash)?.[1];
}

function openReport(once: string): Promise<'ended' | 'left' | 'not-opened'> {
  const openedAt = Date.now();
  const size = { height: DialogDimension.Large, width: DialogDimension.Medium };
  return new Promise((resolve) => {
    const url = `${window.location.origin}/tab/#${once}`;
    dialog.url.open({ url, title: 'Safeguard', size }, ({ err, result }) => {
      // Closing it by Teams' own cross is an error to the library. Without an error a host says null, or nothing.
      if (err && Date.now() - openedAt < SOON_MS) return resolve('not-opened');
      resolve(result === 'ended' ? 'ended' : 'left');
    });
  });
}

/** The library takes encrypted addresses alone. On this machine there is none, and a playground asks by itself. */
function signInAddress(): string {
  const { protocol, origin } = window.location;
  return protocol === 'https:' ? `${origin}/tab/sign-in` : 'https://login.microsoftonline.com/';
}

/** Teams' own names. */
function themeOf(name: string): Theme {
  if (name === 'contrast') return 'high-contrast';
  return name === 'dark' ? 'dark' : 'light';
}

function withinTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('no host answers')), WAIT_MS);
  });
  return Promise.race([answer, late]);
}

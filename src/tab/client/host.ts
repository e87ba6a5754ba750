import { app, authentication } from '@microsoft/teams-js';

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
    }
  | { readonly kind: 'browser' };

/** Teams answers at once or is not there. */
const WAIT_MS = 5_000;

/** Teams shows us in a frame; everything else is a browser, where a link from a chat opens the page. */
export async function connectHost(): Promise<Host> {
  if (window.parent === window) return { kind: 'browser' };
  try {
    // A playground is at our own address; Microsoft's own hosts are known to the library.
    await withinTime(app.initialize([window.location.origin]));
    const context = await app.getContext();
    return {
      kind: 'teams',
      theme: themeOf(context.app.theme),
      onTheme: (told) => app.registerOnThemeChangeHandler((theme) => told(themeOf(theme))),
      token: () => authentication.getAuthToken(),
      signInByHand: () => authentication.authenticate({ url: signInAddress(), width: 480, height: 640 }),
    };
  } catch {
    return { kind: 'browser' };
  }
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

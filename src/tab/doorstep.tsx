import { Button, Title2 } from '@fluentui/react-components';
import type { Refusal } from '../http/tab-contract.js';
import type { Host } from './client/host.js';

/** Why the pages are not shown. */
export type Outside = Refusal['because'] | 'signed-out';

interface Props {
  readonly host: Host;
  readonly because: Outside;
  /** Of a concern that was being written; undefined where none was. */
  readonly unsent: 'no' | 'unsure' | undefined;
  /** Words in another form are gone. */
  readonly lost?: boolean;
  /** @param prove asks them to type their password */
  readonly onAgain: (prove?: () => Promise<string>) => void;
}

/** What stands there in the place of the pages: why, and what to do. It says nothing of anybody. */
export function Doorstep({ host, because, unsent, lost, onAgain }: Props) {
  const { title, lines } = words(host, because, unsent);
  const isLocked = because === 'locked';
  const mayProve = host.kind === 'teams' && (isLocked || because === 'sign-in');
  const mayTryAgain =
    host.kind === 'teams' ? !isLocked : because === 'try-again' || because === 'somebody-else' || unsent;
  return (
    <main className="doorstep">
      <Title2 as="h1">{title}</Title2>
      {lost && <p>{LOST}</p>}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {mayProve && (
        <Button appearance="primary" onClick={() => onAgain(host.signInByHand)}>
          Sign in
        </Button>
      )}
      {mayTryAgain && (
        <Button appearance={mayProve ? 'secondary' : 'primary'} onClick={() => onAgain()}>
          {isLocked ? 'Go on' : 'Try again'}
        </Button>
      )}
      <p>If someone is in immediate danger, call 999 now.</p>
    </main>
  );
}

const NOTHING_CHANGED = 'Nothing was changed.';
const IN_SLACK = 'In Slack, open the Home tab of Safeguard and press “Open as pages”.';
const IN_TEAMS = 'In Teams, open the Safeguard app and choose the tab “Pages”.';

const UNSENT = {
  no: 'Your concern has not been sent yet. What you wrote comes back as soon as you are here again: then press Send.',
  unsure:
    'We cannot confirm that your concern was received. What you wrote comes back as soon as you are here again: press Send once more, it counts once.',
} as const;
const LOST =
  'What you had typed into the form that was open, and had not sent, is not kept. You will have to type it again.';
const LOCKED = 'Nobody has used these pages for a while, so they were closed.';

function words(host: Host, because: Outside, unsent: Props['unsent']): Words {
  const { title, lines } = wordsOf(host, because);
  if (unsent === undefined) return { title, lines };
  const back = host.kind === 'browser' && because === 'locked' ? ['Then press “Go on” here.'] : [];
  return { title, lines: [UNSENT[unsent], ...lines.filter((line) => line !== NOTHING_CHANGED), ...back] };
}

interface Words {
  readonly title: string;
  readonly lines: readonly string[];
}

function wordsOf({ kind }: Host, because: Outside): Words {
  switch (because) {
    case 'locked':
      return {
        title: 'Locked',
        lines: [
          `${LOCKED} What you had sent is kept.`,
          kind === 'teams' ? 'Sign in again to go on.' : `To go on: ${IN_SLACK}`,
        ],
      };
    case 'somebody-else':
      return {
        title: "Somebody else's pages",
        lines: [
          `Somebody else has opened their pages in this browser since. ${NOTHING_CHANGED} If that was not meant, sign out of theirs. ${IN_SLACK}`,
        ],
      };
    case 'signed-out':
      return {
        title: 'Signed out',
        lines: ['These pages are closed in this browser.', `To open them again: ${IN_SLACK}`],
      };
    case 'not-a-member':
      return {
        title: 'Not for this account',
        lines: ['Safeguard does not know this account as one of the people who work here. Ask your manager.'],
      };
    case 'try-again':
      return {
        title: "Safeguard can't be reached",
        lines: [NOTHING_CHANGED, 'Try again in a moment, or use Safeguard in your chat, or ring the duty phone.'],
      };
    case 'sign-in':
    case 'not-understood':
      if (kind === 'browser') return { title: 'Open this from your chat', lines: [IN_TEAMS, IN_SLACK] };
      return {
        title: 'Sign in',
        lines: [
          `Teams could not say who you are. ${because === 'sign-in' ? 'Sign in yourself, or try' : 'Try'} again, or reopen Teams.`,
        ],
      };
  }
}

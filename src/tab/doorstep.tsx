import { Button, Title2 } from '@fluentui/react-components';
import type { Refusal } from '../http/tab-contract.js';
import type { Host } from './client/host.js';

interface Props {
  readonly host: Host;
  readonly because: Refusal['because'];
  /** @param prove asks them to type their password */
  readonly onAgain: (prove?: () => Promise<string>) => void;
}

/** What stands there in the place of the pages: why, and what to do. It says nothing of anybody. */
export function Doorstep({ host, because, onAgain }: Props) {
  const { title, lines } = words(host, because);
  return (
    <main className="doorstep">
      <Title2 as="h1">{title}</Title2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {host.kind === 'teams' && because === 'locked' ? (
        <Button appearance="primary" onClick={() => onAgain(host.signInByHand)}>
          Sign in
        </Button>
      ) : (
        (because === 'try-again' || host.kind === 'teams') && (
          <Button appearance="primary" onClick={() => onAgain()}>
            Try again
          </Button>
        )
      )}
      <p>If someone is in immediate danger, call 999 now.</p>
    </main>
  );
}

const IN_SLACK = 'In Slack, open the Home tab of Safeguard and press “Open as pages”.';
const IN_TEAMS = 'In Teams, open the Safeguard app and choose the tab “Pages”.';

function words({ kind }: Host, because: Refusal['because']): { title: string; lines: readonly string[] } {
  switch (because) {
    case 'locked':
      return {
        title: 'Locked',
        lines: [
          'Nobody has used these pages for a while, so they were closed. Nothing that you had sent is lost.',
          kind === 'teams' ? 'Sign in again to go on.' : `To go on: ${IN_SLACK}`,
        ],
      };
    case 'not-a-member':
      return {
        title: 'Not for this account',
        lines: ['Safeguard does not know this account as one of the people who work here. Ask your manager.'],
      };
    case 'try-again':
      return {
        title: 'Safeguard can’t be reached',
        lines: ['Nothing was changed. Try again in a moment, or use Safeguard in your chat, or ring the duty phone.'],
      };
    case 'sign-in':
    case 'not-understood':
      return kind === 'teams'
        ? { title: 'Sign in', lines: ['Teams could not say who you are. Try again, or open Teams anew.'] }
        : { title: 'Open this from your chat', lines: [IN_TEAMS, IN_SLACK] };
  }
}

import { Button, Link } from '@fluentui/react-components';
import type { Link as Listed } from '../../http/tab-contract.js';
import { useWork } from '../work.js';

interface Props {
  readonly links: readonly Listed[];
  /** Asks for the same again, once they have proved who they are. */
  readonly onProved: () => void;
}

/** What opens outside the page. Before records leave it, whoever is there proves who they are. */
export function Links({ links, onProved }: Props) {
  const { prove } = useWork();
  const isLocked = links.some(({ url }) => url === undefined);
  return (
    <>
      {links.map(({ id, label, url }) =>
        url === undefined ? null : (
          <p key={id}>
            <Link href={url} target="_blank" rel="noreferrer">
              {label}
            </Link>
          </p>
        ),
      )}
      {isLocked && prove && (
        <p>
          <Button onClick={() => prove(onProved)}>Sign in to download</Button>
        </p>
      )}
      {isLocked && !prove && (
        <p className="text">
          To download this, reopen these pages: in Slack, on the Home tab of Safeguard, press “Open as pages”. Within
          five minutes of that the links are here.
        </p>
      )}
    </>
  );
}

import { Button, Spinner } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { Refused } from '../client/api.js';
import type { Asked } from '../client/use-asked.js';
import { useWork } from '../work.js';

interface Props<Answer> {
  readonly asked: Asked<Answer>;
  readonly again: () => void;
  readonly children: (answer: Answer) => ReactNode;
}

/** A page while it waits, and what to do where nothing came. */
export function Waiting<Answer>({ asked, again, children }: Props<Answer>) {
  const { failed } = useWork();
  const because = asked.kind === 'refused' ? asked.because : undefined;
  useEffect(() => {
    if (because !== undefined && because !== 'try-again') failed(new Refused(because));
  }, [because, failed]);
  if (asked.kind === 'answered') {
    return (
      <>
        {asked.isOld && (
          <p role="alert" className="trouble">
            Safeguard can't be reached, so this page shows how it was before.
          </p>
        )}
        {children(asked.answer)}
      </>
    );
  }
  if (asked.kind === 'asking') return <Spinner className="waiting" label="Loading" />;
  return (
    <div role="alert">
      <p>This page could not be loaded. Nothing was changed.</p>
      <Button onClick={again}>Try again</Button>
    </div>
  );
}

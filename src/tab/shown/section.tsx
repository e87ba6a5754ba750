import { Subtitle2 } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useId } from 'react';

interface Props {
  readonly heading: string;
  readonly children: ReactNode;
}

/** A part of a page under a heading that names it. */
export function Section({ heading, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Subtitle2 as="h2" id={id}>
        {heading}
      </Subtitle2>
      {children}
    </section>
  );
}

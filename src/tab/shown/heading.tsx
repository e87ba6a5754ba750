import { Title3 } from '@fluentui/react-components';

/** 1 where it is the page's own, 2 in a window above it: the window has its title beside. */
export type Level = 1 | 2;

export function Heading({ level, children }: { readonly level: Level; readonly children: string }) {
  return level === 1 ? <Title3 as="h1">{children}</Title3> : null;
}

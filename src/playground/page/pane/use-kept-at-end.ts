import { type RefObject, useEffect } from 'react';

/**
 * Shows the end of a list whenever `version` changes, and keeps it in view while the room around it shrinks, unless the
 * person has scrolled up. Only the pane scrolls: the page stays where it is.
 */
export function useKeptAtEnd(list: RefObject<HTMLElement | null>, version: string | undefined): void {
  const empty = version === undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: it scrolls when the version is another one
  useEffect(() => {
    const room = list.current?.closest('.pane-body');
    if (room) room.scrollTop = room.scrollHeight;
  }, [list, version]);

  useEffect(() => {
    const room = empty ? undefined : list.current?.closest('.pane-body');
    if (!room) return undefined;
    let atEnd = true;
    const look = () => {
      atEnd = room.scrollHeight - room.scrollTop - room.clientHeight < 4;
    };
    const watch = new ResizeObserver(() => {
      if (atEnd) room.scrollTop = room.scrollHeight;
    });
    room.addEventListener('scroll', look);
    watch.observe(room);
    return () => {
      room.removeEventListener('scroll', look);
      watch.disconnect();
    };
  }, [list, empty]);
}

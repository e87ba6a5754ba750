import { useCallback, useState } from 'react';

interface Options<Screen> {
  readonly receive: (screen: Screen) => void;
  /** What the person reads when there was no answer at all. */
  readonly unanswered: string;
}

/** Does things as a person: shows the new screen after each deed, and keeps what was refused for the person to read. */
export function useDeeds<Screen, Done extends { readonly screen: Screen }>({ receive, unanswered }: Options<Screen>) {
  const [refusal, setRefusal] = useState<string>();
  const run = useCallback(
    async (deed: Promise<Done>): Promise<Done | undefined> => {
      try {
        const done = await deed;
        receive(done.screen);
        setRefusal(undefined);
        return done;
      } catch (error) {
        setRefusal(error instanceof Error ? error.message : unanswered);
        return undefined;
      }
    },
    [receive, unanswered],
  );
  return { run, refusal };
}

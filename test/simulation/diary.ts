import { isQuiet } from './oracle/calendar.js';

/** Something that somebody does, in the product and in the model alike. */
export interface Deed {
  readonly at: Date;
  /** People do most things by day. */
  readonly when: 'by-day' | 'at-any-time';
  readonly does: (now: Date) => Promise<void>;
}

/** What is still to be done. */
export interface Diary {
  readonly add: (deed: Deed) => void;
  /** Takes away what is to be done by now. */
  readonly take: (now: Date) => readonly Deed[];
}

export function openDiary(): Diary {
  let planned: Deed[] = [];
  return {
    add: (deed) => void planned.push(deed),
    take: (now) => {
      const isDue = ({ at, when }: Deed) => at <= now && (when === 'at-any-time' || !isQuiet(now));
      const due = planned.filter(isDue).sort((one, other) => one.at.getTime() - other.at.getTime());
      planned = planned.filter((deed) => !isDue(deed));
      return due;
    },
  };
}

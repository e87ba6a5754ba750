/** What is known when a directory says that somebody is gone. */
export interface LeavingNow {
  /** Everybody active, with those who left within the hour. */
  readonly here: number;
  /** Whom directories say to be gone: this one, those who left within the hour, and those who are held back. */
  readonly leaving: number;
  /** Nobody else is lead or manager. */
  readonly isLastInCharge: boolean;
}

const MANY_SHARE = 0.2;
const FEW = 2;

/**
 * A directory's word lets a few people leave. So many at once are a mistake of the directory or of what we are connected to, and
 * stay as they are; so does the last lead or manager, without whom nobody could put anybody back.
 */
export function mayLeave({ here, leaving, isLastInCharge }: LeavingNow): boolean {
  return !isLastInCharge && leaving <= Math.max(FEW, here * MANY_SHARE);
}

/** An open concern as figures see it: nothing of its content. */
export interface OpenFigure {
  readonly urgent: boolean;
  readonly receivedAt: Date;
  readonly isHeld: boolean;
  /** When the clock that runs out next does, or did. */
  readonly dueAt?: Date | undefined;
}

/** How many concerns are open, by their age and by their clocks. */
export interface OpenCounts {
  readonly open: number;
  readonly urgent: number;
  /** Nobody has taken them yet. */
  readonly waiting: number;
  /** A clock of theirs has run out. */
  readonly pastTarget: number;
  readonly byAge: Readonly<Record<AgeBand, number>>;
}

export const AGE_BANDS = ['week', 'month', 'older'] as const;
/** Up to a week old, up to four, older than that. */
export type AgeBand = (typeof AGE_BANDS)[number];

const WEEK_MS = 7 * 86_400_000;

export function countOpen(concerns: readonly OpenFigure[], now: Date): OpenCounts {
  const count = (is: (concern: OpenFigure) => boolean) => concerns.filter(is).length;
  const isOf = (band: AgeBand) => (concern: OpenFigure) => bandOf(concern, now) === band;
  return {
    open: concerns.length,
    urgent: count(({ urgent }) => urgent),
    waiting: count(({ isHeld }) => !isHeld),
    pastTarget: count(({ dueAt }) => dueAt !== undefined && dueAt <= now),
    byAge: { week: count(isOf('week')), month: count(isOf('month')), older: count(isOf('older')) },
  };
}

function bandOf({ receivedAt }: OpenFigure, now: Date): AgeBand {
  const ageMs = now.getTime() - receivedAt.getTime();
  if (ageMs <= WEEK_MS) return 'week';
  return ageMs <= 4 * WEEK_MS ? 'month' : 'older';
}

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/** Doubles from one second to one minute, and goes on for as long as the message is needed: an outage loses nothing. */
export function retryDelayMs(attempts: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 10));
}

/** More than any organisation of this kind has: what is read of everybody at once is bounded. */
export const MOST_PEOPLE = 5_000;

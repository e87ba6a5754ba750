/** More than a small provider has. */
export const MOST_PEOPLE = 2_000;

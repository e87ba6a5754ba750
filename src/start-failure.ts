import { describeFault } from './fault.js';

/** Errors whose message is a sentence for the operator, written by us. */
const TOLD_IN_WORDS = new Set(['ConfigError', 'EmbeddedMongodbError', 'UnknownKey', 'WrongKey']);
/** MongoDB's own code for a disk that is full. */
const OUT_OF_DISK_SPACE = 14_031;
const NOT_AUTHORISED = new Set<unknown>([13, 18, 8_000]);

/** What an operator is told when the product does not start: what is wrong, and what to do. */
export function startFailure(error: unknown): string {
  const causes = causesOf(error);
  const codes = causes.map((cause) => ('code' in cause ? cause.code : undefined));
  if (codes.includes(OUT_OF_DISK_SPACE) || codes.includes('ENOSPC')) {
    return 'The disk that the database is on is full: free some space, then start again.';
  }
  if (error instanceof Error && TOLD_IN_WORDS.has(error.name)) return error.message;
  if (codes.some((code) => NOT_AUTHORISED.has(code))) {
    return 'The database at MONGODB_URI refuses the user: correct the user and password in the address, or what the user may do.';
  }
  if (causes.some(({ name }) => name === 'MongoParseError' || name === 'MongoInvalidArgumentError')) {
    return 'MONGODB_URI is no address that can be used: check its options.';
  }
  if (codes.includes('storage'))
    return 'The database does not answer: start it, or correct the address in MONGODB_URI.';
  return `Safeguard could not start: ${JSON.stringify(describeFault(error))}`;
}

const DEEPEST_CAUSE = 8;

function causesOf(error: unknown): readonly Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < DEEPEST_CAUSE; cause = cause.cause)
    causes.push(cause);
  return causes;
}

export type EmbeddedMongodbErrorCode =
  /** The engine does not run on this machine, or its optional package is not installed. */
  | 'UNSUPPORTED'
  /** Debian 12 only: the newer C library could not be fetched. */
  | 'LIBRARIES_UNAVAILABLE'
  /** Another process holds the data directory. */
  | 'IN_USE'
  /** The data directory could not be opened; `cause` says why. */
  | 'START_FAILED';

/** What keeps the embedded database from starting; the message is one sentence for the operator that says what to do. */
export class EmbeddedMongodbError extends Error {
  override readonly name = 'EmbeddedMongodbError';
  readonly code: EmbeddedMongodbErrorCode;

  constructor(code: EmbeddedMongodbErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** How to do without the embedded database: the end of every sentence that says it cannot run here. */
export const USE_A_SERVER =
  'set MONGODB_URI to the address of a MongoDB server, or start one with "docker compose -f infra/compose.yaml up -d mongo"';

/** @param processId - the process to stop; undefined when not even the engine's lock file names one. */
export function dataDirectoryInUse(dataDir: string, processId: number | undefined): EmbeddedMongodbError {
  const holder = processId === undefined ? 'another process' : `process ${processId}`;
  return new EmbeddedMongodbError(
    'IN_USE',
    `The data directory ${dataDir} is in use by ${holder}: stop that process, or set DATA_DIR to another directory.`,
  );
}

import { ConfigError } from '../config.js';

/** The variables that say where something listens; without `host` it is on this machine's own address. */
interface Names {
  readonly host?: 'HOST';
  readonly port: 'PORT' | 'METRICS_PORT';
}

/**
 * Says which variable keeps something from listening.
 * @throws ConfigError
 */
export async function listening<Started>(starting: Promise<Started>, names: Names): Promise<Started> {
  try {
    return await starting;
  } catch (error) {
    const problem = listenProblem(error, names);
    throw problem === undefined ? error : new ConfigError([problem], { cause: error });
  }
}

function listenProblem(error: unknown, { host, port }: Names): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  if (code === 'EADDRINUSE') return `${port}: is in use by another program; stop that one, or set another port`;
  if (code === 'EACCES') return `${port}: is not for this user to listen on; set a port from 1024 up`;
  if (host === undefined) return undefined;
  if (code === 'EADDRNOTAVAIL') return `${host}: is no address of this machine; use 0.0.0.0 for all that it has`;
  if (code === 'EAFNOSUPPORT') return `${host}: is an address of a kind that this machine does not have`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `${host}: is a name that leads to no address`;
  return undefined;
}

/** What the caller lets child processes and the choice of the cache folder take from its own environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** A child's whole environment: a path, and those of the named variables that the caller has. */
export function childEnvironment(environment: Environment, names: readonly string[]): Record<string, string> {
  const passed = names.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { PATH: DEFAULT_PATH, ...Object.fromEntries(passed) };
}

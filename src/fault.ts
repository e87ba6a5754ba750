/** Where something failed that should not; counted and logged by that name. */
export type OnFault = (error: unknown, where: string) => void;

/** A class, a code and where in our code: never a message, which may repeat what somebody typed. */
export function describeFault(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6);
  const cause = error.cause instanceof Error ? error.cause.name : undefined;
  return { error: error.name, code: 'code' in error ? String(error.code) : undefined, cause, frames };
}

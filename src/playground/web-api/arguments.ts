/** The arguments of one call: strings from a form, anything from JSON. */
export type Arguments = Readonly<Record<string, unknown>>;

export function text(args: Arguments, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' ? String(value) : undefined;
}

export function flag(args: Arguments, name: string): boolean {
  return args[name] === true || args[name] === 'true' || args[name] === '1';
}

/** blocks and view come as JSON in a string, or as they are in a JSON body; undefined when the JSON is broken. */
export function structured(args: Arguments, name: string): { readonly ok: boolean; readonly value: unknown } {
  const value = args[name];
  if (typeof value !== 'string') return { ok: true, value };
  try {
    return { ok: true, value: JSON.parse(value) };
  } catch {
    return { ok: false, value: undefined };
  }
}

import { parseArgs } from 'node:util';
import { SECTIONS, type Section } from '../domain/organisation-description.js';

export interface ImportArguments {
  readonly file: string;
  /** None: only show what it would do. */
  readonly sections: readonly Section[];
  /** Whoever asks has seen the plan, or wants none. */
  readonly isAgreed: boolean;
}

/** What stands behind `org import`. */
export function importArguments(
  args: readonly string[],
): ({ readonly kind: 'ok' } & ImportArguments) | { readonly kind: 'misused'; readonly reason: string } {
  const misused = (reason: string) => ({ kind: 'misused', reason }) as const;
  const parsed = parse(args);
  if (parsed === undefined) return misused('"org import" takes a file, --section and --yes.');
  const [file, ...more] = parsed.positionals;
  if (file === undefined) return misused('Which file? "org import FILE"');
  if (more.length > 0) return misused('One file at a time.');
  const { section: named = [], yes: isAgreed = false } = parsed.values;
  const sections = SECTIONS.filter((section) => named.includes(section));
  const isKnown = named.every((name) => (SECTIONS as readonly string[]).includes(name));
  if (!isKnown) return misused(`--section is one of ${SECTIONS.join(', ')}.`);
  if (isAgreed && sections.length === 0) return misused('--yes changes the sections that --section names: name one.');
  return { kind: 'ok', file, sections, isAgreed };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { section: { type: 'string', multiple: true }, yes: { type: 'boolean' } },
    });
  } catch {
    // Its reasons are all of one kind: an option that there is not, or one without its value.
    return undefined;
  }
}

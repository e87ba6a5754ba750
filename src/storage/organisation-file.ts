import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { z } from 'zod';
import { SECTIONS, type Section } from '../domain/organisation-description.js';
import { type Inconsistency, inconsistencies } from './organisation-file-rules.js';
import { type OrganisationFile, organisationFile } from './organisation-file-schema.js';
import { type FileProblem, hostileShape } from './organisation-file-shape.js';
import { doubtful } from './organisation-file-warnings.js';
import { wordsOf } from './organisation-file-words.js';

/** The organisation file (YAML), and refusals that name the line. */

export type { FileProblem, OrganisationFile };

export type ParsedFile =
  | {
      readonly kind: 'ok';
      readonly file: OrganisationFile;
      /** Those that stand in the file; what it leaves out has its defaults. */
      readonly sections: readonly Section[];
      /** What works, and is probably not what was meant. */
      readonly warnings: readonly FileProblem[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly FileProblem[] };

/**
 * Reads an organisation file; every problem is named at once, with its line, and nothing of a bad file is used.
 * @param now when the rota has to have begun
 */
export function parseOrganisationFile(source: string, now: Date): ParsedFile {
  const hostile = hostileShape(source);
  if (hostile !== undefined) return refused([hostile]);
  const lines = new LineCounter();
  // Doubles and words about faults are ours, because the parser's take time with the square of what it finds.
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const lineAt = (offset: number | undefined) => (offset === undefined ? undefined : lines.linePos(offset).line);
  const faults = yamlFaults(document).map(({ offset, reason }) => ({ line: lineAt(offset), reason }));
  if (faults.length > 0) return refused(faults);
  const offsetOf = offsetFinder(document.contents);
  const toProblem = ({ path, reason }: Inconsistency): FileProblem => ({
    line: lineAt(offsetOf(path)),
    reason: `${path.join('.') || 'the file'}: ${reason}`,
  });
  const written: unknown = document.toJS({ maxAliasCount: 0 });
  const parsed = organisationFile.safeParse(written, { reportInput: true });
  if (!parsed.success) return refused(parsed.error.issues.flatMap(misfits).map(toProblem));
  const found = inconsistencies(parsed.data, now);
  if (found.length > 0) return refused(found.map(toProblem));
  const sections = SECTIONS.filter((section) => Object.hasOwn(Object(written), section));
  return { kind: 'ok', file: parsed.data, sections, warnings: doubtful(parsed.data).map(toProblem) };
}

/** A person reads the list; a hostile file could make it as long as itself. */
const MOST_PROBLEMS = 100;

function refused(problems: readonly FileProblem[]): ParsedFile {
  const more = problems.length - MOST_PROBLEMS;
  const rest = more > 0 ? [{ reason: `and ${more} more` }] : [];
  return { kind: 'refused', problems: [...problems.slice(0, MOST_PROBLEMS), ...rest] };
}

function misfits(issue: z.core.$ZodIssue): Inconsistency[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, reason: wordsOf(issue) }];
  return issue.keys.map((key) => ({ path: [...issue.path, key], reason: 'is not a key that we know' }));
}

interface YamlFault {
  readonly offset: number | undefined;
  readonly reason: string;
}

function yamlFaults(document: Document.Parsed): YamlFault[] {
  const faults: YamlFault[] = document.errors.map(({ pos, code }) => ({
    offset: pos[0],
    reason: `is no valid YAML (${code})`,
  }));
  visit(document, {
    // A few lines of aliases can stand for gigabytes.
    Alias: (_key, { range }) => {
      faults.push({ offset: range?.[0], reason: 'write it out: aliases such as *name are not taken' });
    },
    Map: (_key, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        // As the object's own key, so that 1 and "1" are the same.
        const name = String(key.value);
        if (seen.has(name)) faults.push({ offset: key.range?.[0], reason: 'the key stands here twice' });
        seen.add(name);
      }
    },
  });
  return faults;
}

/** Finds where the deepest part of a path stands that the document really has. */
function offsetFinder(root: ParsedNode | null): (path: readonly PropertyKey[]) => number | undefined {
  const pairsOf = new Map<Node, ReadonlyMap<unknown, Pair>>();
  // Looked up rather than searched: a file can hold thousands of unknown keys.
  function pairOf(map: YAMLMap, key: PropertyKey): Pair | undefined {
    const pairs =
      pairsOf.get(map) ??
      new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])));
    pairsOf.set(map, pairs);
    return pairs.get(String(key));
  }
  return (path) => {
    let node: Node | null = root;
    let offset = root?.range?.[0];
    for (const key of path) {
      if (isMap(node)) {
        const pair = pairOf(node, key);
        if (pair === undefined) break;
        offset = (isScalar(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
        node = pair.value as Node | null;
      } else if (isSeq(node) && typeof key === 'number') {
        node = (node.items[key] as Node | undefined) ?? null;
        offset = node?.range?.[0] ?? offset;
      } else break;
    }
    return offset;
  };
}

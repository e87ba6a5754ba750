import { readFile } from 'node:fs/promises';
import { keysIn } from '../config.js';
import { fingerprintOf } from '../domain/setup/key-fingerprint.js';
import { type Command, EXIT, misused } from './command.js';
import { columns } from './terminal.js';

/** As it stands among other settings. */
const ASSIGNED = /^[ \t]*ENCRYPTION_KEYS=(.*)$/m;

export const keysFingerprint: Command = {
  name: 'keys fingerprint',
  usage: [
    [
      'keys fingerprint',
      'the fingerprint of a copy of the key, which is typed or piped in; needs no network and no database',
    ],
    ['keys fingerprint FILE', 'the same of a copy in a file'],
  ],
  run: async (args, context) => {
    const [file, ...others] = args;
    if (others.length > 0) return misused(context, '"keys fingerprint" takes one file at the most.');
    const { say, complain, read } = context.terminal;
    const copy = file === undefined ? await read(QUESTION) : await contentOf(file);
    if (copy === undefined) {
      complain('That file can not be read.');
      return EXIT.failed;
    }
    const keys = keysIn((ASSIGNED.exec(copy)?.[1] ?? copy).trim());
    if (keys === undefined) {
      complain('This is no key: a copy is written as in ENCRYPTION_KEYS, id:base64 of 32 bytes.');
      return EXIT.failed;
    }
    for (const line of columns(keys.map((key) => [key.id, fingerprintOf(key)]))) say(line);
    return EXIT.done;
  },
};

const QUESTION = 'Type or paste your copy of the key, then press Enter. It is not shown.';

async function contentOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

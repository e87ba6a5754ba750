import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { it, KEY, refused, SLACK } from '../../support/starts.js';

describe.concurrent('a bad organisation file', () => {
  it('leaves nothing behind where there was nothing', async ({ starts }) => {
    const file = join(starts.folder, 'organisation.yaml');
    const data = join(starts.folder, 'data');
    await writeFile(file, 'organisation: 7\n');
    const [bad, missing] = await Promise.all([
      starts.start({ ORG_FILE: file, DATA_DIR: data }),
      starts.start({ ORG_FILE: join(starts.folder, 'nowhere.yaml'), DATA_DIR: data }),
    ]);
    expect(bad.errors).toContain('- ORG_FILE line 1: organisation: holds keys of its own');
    expect(bad).toMatchObject({ output: '', exitCode: 2 });
    expect(missing).toEqual(refused('ORG_FILE: the file cannot be read'));
    expect(await readdir(starts.folder)).toEqual(['organisation.yaml']);
  });

  it('makes no key either, where the database is an empty one elsewhere', async ({ starts }) => {
    const environment = { ...SLACK, MONGODB_URI: starts.mongodbUri };
    expect(
      await Promise.all([
        starts.start({ ...environment, ORG_FILE: join(starts.folder, 'nowhere.yaml') }),
        starts.start({ ...environment, ORG_FILE: '' }),
      ]),
    ).toEqual([
      refused('ORG_FILE: the file cannot be read'),
      refused('ORG_FILE: the database is empty, so name the organisation file that it is to start from'),
    ]);
    expect(await readdir(starts.folder)).toEqual([]);
  });

  it('does not matter once the database has its settings', async ({ starts }) => {
    const environment = { MONGODB_URI: starts.mongodbUri, ENCRYPTION_KEYS: KEY };
    expect((await starts.start(environment)).state).toBe('ready');
    const missing = join(starts.folder, 'nowhere.yaml');
    expect((await starts.start({ ...environment, ORG_FILE: missing })).state).toBe('ready');
  });

  it('that is only doubtful starts with a warning that names nobody', async ({ starts }) => {
    const file = join(starts.folder, 'organisation.yaml');
    await writeFile(
      file,
      `organisation:
  name: Care Mastery
  timeZone: Europe/London
  phones: { duty: "+44 20 7946 0100", alternate: "+44 20 7946 0101" }
  externalContact: { name: Council safeguarding hub, phone: "+44 20 7946 0400" }
people:
  - { id: priya, name: Priya Shah, roles: [duty, manager], slack: U01PRIYA }
rota: { from: 2026-01-05, handover: Mon 09:00, weeks: [priya] }
`,
    );
    const environment = { MONGODB_URI: starts.mongodbUri, ENCRYPTION_KEYS: KEY, ORG_FILE: file };
    const { state, output } = await starts.start(environment);
    expect(state).toBe('ready');
    expect(output).toContain('ORG_FILE: people: nobody has the role lead');
    expect(output).not.toMatch(/priya/i);
  });
});

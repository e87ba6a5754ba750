import { expect, test } from 'vitest';
import { caseFileOf } from '../../../../src/domain/case/case-file.js';
import { MOST_FILES_OF_A_CASE } from '../../../../src/domain/case/evidence.js';
import { asItemId } from '../../../../src/domain/ids.js';
import { PRIYA } from '../../../support/builders.js';
import { A_FILE, aHeldConcern, doing, done, EVENTS, WORKING, written } from '../../../support/case.js';

test('a file stands in the list of the case, with who brought it and when', () => {
  const concern = done(aHeldConcern(), PRIYA, { verb: 'add-evidence', file: A_FILE });
  expect(caseFileOf(concern).evidence).toEqual([{ ...A_FILE, by: PRIYA.id, at: WORKING }]);
});

test('a case takes so many files and no more', () => {
  const files = Array.from({ length: MOST_FILES_OF_A_CASE }, (_, index) => ({
    ...EVENTS['evidence-added'],
    file: { ...A_FILE, id: asItemId(`file-${index}`) },
  }));
  const command = { verb: 'add-evidence', file: A_FILE } as const;
  const full = written(aHeldConcern(), ...files);
  expect(doing(full, PRIYA, command).outcome).toEqual({ kind: 'refused', because: { kind: 'too-many-files' } });
  const almost = written(aHeldConcern(), ...files.slice(1));
  expect(doing(almost, PRIYA, command).outcome).toEqual({ kind: 'done' });
});

import { describe, expect, it } from 'vitest';
import { importArguments } from '../../../src/cli/import-arguments.js';

describe('what stands behind "org import"', () => {
  it.each([
    [['file.yaml'], { file: 'file.yaml', sections: [], isAgreed: false }],
    [['file.yaml', '--section', 'people'], { file: 'file.yaml', sections: ['people'], isAgreed: false }],
    [
      ['--section=rota', '--section', 'people', '--section', 'rota', 'f', '--yes'],
      { file: 'f', sections: ['people', 'rota'], isAgreed: true },
    ],
    [['--', '--file'], { file: '--file', sections: [], isAgreed: false }],
  ])('%j is understood', (args, expected) => {
    expect(importArguments(args)).toEqual({ kind: 'ok', ...expected });
  });

  it.each([
    [[], /Which file/],
    [['a', 'b'], /One file/],
    [['a', '--section'], /takes a file, --section and --yes/],
    [['a', '--section', '--yes'], /takes a file, --section and --yes/],
    [['a', '--section', 'peple'], /--section is one of organisation, people, rota/],
    [['a', '--section', 'people,rota'], /--section is one of/],
    [['a', '--section', '__proto__'], /--section is one of/],
    [['a', '--yes'], /name one/],
    [['a', '--yes=1', '--section', 'people'], /takes a file/],
    [['a', '--force'], /takes a file/],
    [['a', '-y'], /takes a file/],
  ])('%j is not', (args, reason) => {
    expect(importArguments(args)).toEqual({ kind: 'misused', reason: expect.stringMatching(reason) });
  });
});

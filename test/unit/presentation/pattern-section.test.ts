import { describe, expect, it } from 'vitest';
import type { ShownPattern } from '../../../src/application/concerns/low-level-patterns.js';
import type { ConcernDetails } from '../../../src/application/concerns/read-concern.js';
import { caseFileOf } from '../../../src/domain/case/case-file.js';
import { asReference } from '../../../src/domain/ids.js';
import { patternSection } from '../../../src/presentation/case/pattern-section.js';
import { anOrganisation, LONDON } from '../../support/builders.js';
import { aHeldConcern, TOMASZ, WORKING } from '../../support/case.js';

const concern = aHeldConcern({ route: 'lead' });

function details(patterns: readonly ShownPattern[]): ConcernDetails {
  const names = new Map([[TOMASZ.id, 'Tomasz Nowak']]);
  const about = { organisation: anOrganisation(), zone: LONDON, now: WORKING };
  return { concern, file: caseFileOf(concern), names, actions: [], verbs: [], clocks: [], patterns, ...about };
}

describe('a pattern of low-level concerns, in the case view', () => {
  const [one, two, three] = ['SG-111111', 'SG-222222', 'SG-333333'].map((reference) => ({
    reference: asReference(reference),
    entries: 1,
  }));
  const all = [one, two, three].flatMap((each) => each ?? []);
  const said = (pattern: Partial<ShownPattern>): string =>
    patternSection(details([{ about: TOMASZ.id, count: 3, concerns: all, others: false, ...pattern }]))[0]?.text ?? '';

  it('says why a review is due, and that it is no finding', () => {
    expect(said({})).toBe(
      'Three low-level concerns about Tomasz Nowak in 90 days: SG-111111, SG-222222, SG-333333. A review is due; it is not a finding.',
    );
    expect(patternSection(details([]))).toEqual([]);
  });

  it.each([
    [4, 'Four low-level concerns'],
    [9, 'Nine low-level concerns'],
    [12, '12 low-level concerns'],
  ])('counts %i', (count, words) => {
    expect(said({ count })).toMatch(new RegExp(`^${words}`));
  });

  it('says how many there are in one concern, and that there are others', () => {
    const concerns = [{ reference: asReference('SG-111111'), entries: 2 }];
    expect(said({ concerns, others: true })).toContain(": SG-111111 (2), others that you can't open. A review");
  });
});

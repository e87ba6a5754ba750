import { caseFileOf } from '../../src/domain/case/case-file.js';
import type { Concern } from '../../src/domain/concern.js';
import type { PackFacts } from '../../src/presentation/agency-pack/facts.js';
import { AMARA, anOrganisation, LONDON, PRIYA } from './builders.js';
import { TOMASZ, WORKING } from './case.js';

/** What a draft of that concern is made of, made by Priya. */
export function packFactsOf(concern: Concern, overrides: Partial<PackFacts['details']> = {}): PackFacts {
  const organisation = anOrganisation();
  return {
    madeBy: PRIYA.id,
    ring: '+44 20 7946 0101',
    details: {
      concern,
      file: caseFileOf(concern),
      names: new Map([
        [AMARA.id, 'Amara Okafor'],
        [PRIYA.id, 'Priya Shah'],
        [TOMASZ.id, 'Tomasz Nowak'],
      ]),
      actions: [],
      verbs: [],
      clocks: [],
      patterns: [],
      organisation,
      zone: LONDON,
      now: WORKING,
      ...overrides,
    },
  };
}

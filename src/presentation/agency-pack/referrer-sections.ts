import type { PackAgency } from '../../domain/case/vocabulary.js';
import { nameIn } from '../details-section.js';
import { type PackSection, row, rowOf } from './document.js';
import type { PackFacts } from './facts.js';

/** What went before, who asks, and what for. */

/** By reference only: what stands in another record is not this draft's to tell. */
export function earlier({ details: { file } }: PackFacts): PackSection {
  const references = [...file.links, ...file.duplicates].map(({ reference }) => reference);
  return {
    heading: 'Earlier concerns',
    rows: [rowOf('Linked in our records, by reference', [...new Set(references)], 'None is linked')],
  };
}

export function whoRefers({ details, madeBy, ring }: PackFacts): PackSection {
  const { concern, names, organisation } = details;
  const isConfidential = concern.report.identity === 'confidential';
  return {
    heading: 'Who refers',
    rows: [
      row('Organisation', organisation.name),
      row('Person', nameIn(names, madeBy)),
      row('Telephone', ring),
      row('Our reference', concern.reference),
      row(
        'Raised with us by',
        isConfidential
          ? `Asked us to keep their name confidential. Ring us on ${ring}.`
          : nameIn(names, concern.reporter),
      ),
      row(
        'Before you ring anybody else here',
        'Please speak only to the person named above: others may not know of this.',
      ),
    ],
  };
}

const ASKED: Readonly<Record<PackAgency, readonly string[]>> = {
  'adult-social-care': [
    'To decide whether section 42 of the Care Act 2014 applies, and to tell us what you decide and why.',
    'To say who will speak with the person, and what we should do until then.',
  ],
  'childrens-social-care': [
    'To decide within one working day what happens next, and to tell us.',
    'To say what we should do until then, and what we may tell the parents or carers.',
  ],
  police: [
    'A crime or incident number, and the name of whoever deals with it.',
    'To say what we must not do, so that evidence and people are safe.',
  ],
  lado: [
    'To say whether the threshold is met, and what we should do next.',
    'To say what may be told to the worker and to the family, and when.',
  ],
};

export function asked(agency: PackAgency): PackSection {
  return { heading: 'What we ask of you', rows: ASKED[agency].map((text) => row('', text)) };
}

import { z } from 'zod';
import type { DraftPack } from '../../domain/case/packs.js';
import { PACK_AGENCIES, type Pack } from '../../domain/case/vocabulary.js';
import type { Organisation } from '../../domain/organisation.js';
import type { Option } from '../report-words.js';
import { choiceOf, chosenAgency } from './agency-choice.js';
import type { CaseForm } from './case-form.js';
import { needed, questionsOf, said, typedLine } from './questions.js';
import { CASE_WORDS } from './words.js';

const OWN_FILE = 'own-file';

export const draftPackForm: CaseForm<DraftPack> = {
  label: 'Agency pack',
  submit: 'Make the draft',
  parts: ({ typed, organisation }) => [
    said('nothing-sent', 'Makes a draft to copy or download. A person sends it; Safeguard sends nothing.', 'notice'),
    questionsOf(typed).menu('pack', 'For whom?', optionsFor(organisation)),
    said('written-down', 'The chronology says that you made a draft, and for whom.', 'quiet'),
  ],
  read: ({ organisation }) =>
    z.object({ pack: typedLine }).transform(({ pack: chosen }, context): Pick<DraftPack, 'pack'> => {
      const pack = packOf(chosen, organisation);
      if (pack) return { pack };
      context.addIssue({ code: 'custom', path: ['pack'], message: needed });
      return z.NEVER;
    }),
};

/** The agencies that the organisation knows, then each kind without an area, then our own file. */
function optionsFor(organisation: Organisation): readonly Option[] {
  return [
    ...organisation.agencies
      .filter((agency) => kindOf(agency.kind) !== undefined)
      .map((agency) => ({ value: choiceOf(agency), label: `${agency.name}, ${agency.area}` })),
    ...PACK_AGENCIES.map((kind) => ({ value: kind, label: CASE_WORDS.agency[kind] })),
    { value: OWN_FILE, label: 'Our own file: the whole chronology' },
  ];
}

function packOf(chosen: string, organisation: Organisation): Pack | undefined {
  if (chosen === OWN_FILE) return { kind: 'own-file' };
  const known = chosenAgency(chosen, organisation);
  const agency = kindOf(known?.kind ?? chosen);
  if (agency === undefined) return undefined;
  return { kind: 'agency', agency, ...(known && { agencyName: known.name, area: known.area }) };
}

function kindOf(kind: string) {
  return PACK_AGENCIES.find((known) => known === kind);
}

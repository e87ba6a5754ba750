import type { AgencyPack, Pack, PackAgency } from '../../domain/case/vocabulary.js';
import { peopleAmong } from '../../domain/reporter.js';
import { packTitle } from '../case/pack-title.js';
import { dateAndTime } from '../wording.js';
import { consent, section42, views } from './consent-sections.js';
import { DRAFT_NOTICE, MARKING, type PackDocument, type PackSection } from './document.js';
import type { PackFacts } from './facts.js';
import { danger, happened, offence, whenAndWhere } from './happened-sections.js';
import { ownFile } from './own-file.js';
import { child, othersAtRisk, personAtRisk, responsible, worker } from './people-sections.js';
import { asked, earlier, whoRefers } from './referrer-sections.js';

type Section = (facts: PackFacts, pack: AgencyPack) => PackSection;

const ABOUT_IT: readonly Section[] = [happened, whenAndWhere];
const ABOUT_THEM: readonly Section[] = [othersAtRisk, consent, views];
const AT_THE_END: readonly Section[] = [earlier, whoRefers, (_facts, { agency }) => asked(agency)];

/** What each asks, in the order in which it asks. */
const SECTIONS: Readonly<Record<PackAgency, readonly Section[]>> = {
  'adult-social-care': [personAtRisk, ...ABOUT_IT, danger, responsible, ...ABOUT_THEM, section42, ...AT_THE_END],
  'childrens-social-care': [child, ...ABOUT_IT, danger, responsible, ...ABOUT_THEM, ...AT_THE_END],
  police: [danger, ...ABOUT_IT, offence, responsible, personAtRisk, ...ABOUT_THEM, ...AT_THE_END],
  lado: [worker, ...ABOUT_IT, danger, child, ...ABOUT_THEM, ...AT_THE_END],
};

/** What is taken out of a record for somebody: from the record as it is now, with what it does not say marked as unknown. */
export function packDocument(pack: Pack, facts: PackFacts): PackDocument {
  const { concern, zone, now } = facts.details;
  if (pack.kind === 'own-file') return ownFile(facts);
  const draft = {
    title: packTitle(pack),
    marking: MARKING,
    reference: concern.reference,
    sections: SECTIONS[pack.agency].map((section) => section(facts, pack)),
  };
  const asItStood = `From our record ${concern.reference} as it stood on ${dateAndTime(now, zone)}.`;
  return { ...draft, forSender: [DRAFT_NOTICE, ...reporterStillNamed(draft, facts)], preface: [asItStood] };
}

/** Only a person can tell whether words give a confidential reporter away; that they do by name can be said. */
function reporterStillNamed(
  { sections }: Pick<PackDocument, 'sections'>,
  { details: { concern, names } }: PackFacts,
): string[] {
  if (concern.report.identity !== 'confidential') return [];
  const check =
    'Whoever raised this asked us to keep their name confidential. Check that no words below give them away.';
  const name = wordsIn(
    peopleAmong([concern.reporter])
      .map((id) => names.get(id) ?? '')
      .join(' '),
  ).filter((part) => part.length > 2);
  const isNamed = sections.some(({ rows }) =>
    rows.some(({ text }) => wordsIn(text).some((part) => name.includes(part))),
  );
  return isNamed
    ? [check, 'Their name, or a part of it, stands in the words below. Take it out before you send this.']
    : [check];
}

/** A first name alone gives somebody away as well. */
function wordsIn(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
}

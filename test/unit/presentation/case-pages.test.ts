import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConcernDetails } from '../../../src/application/concerns/read-concern.js';
import { caseFileOf } from '../../../src/domain/case/case-file.js';
import { CASE_VERBS } from '../../../src/domain/case/case-verbs.js';
import { clocksOf } from '../../../src/domain/case/clocks.js';
import type { Concern } from '../../../src/domain/concern.js';
import { asItemId } from '../../../src/domain/ids.js';
import { LIMITS as SLACK } from '../../../src/platforms/slack/limits.js';
import { detailsModal } from '../../../src/platforms/slack/views/windows.js';
import { detailsDialog } from '../../../src/platforms/teams/cards/windows.js';
import { LIMITS as TEAMS } from '../../../src/platforms/teams/limits.js';
import { inPages } from '../../../src/presentation/case/case-pages.js';
import { concernDetails, type DetailsView } from '../../../src/presentation/concern-details.js';
import { anOrganisation, aReport, LONDON } from '../../support/builders.js';
import { aHeldConcern, aTriage, EVENTS, WORKING, written } from '../../support/case.js';

const PAGE_BYTES = 18_000;
const bytes = (text: string) => Buffer.byteLength(text);

describe('sections in pages', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'é', '字', '🧑‍🧒', ' '), maxLength: 4_000 });
  const text = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));
  const sections = fc
    .array(text, { minLength: 1, maxLength: 6 })
    .map((texts) => texts.map((each, index) => ({ id: `s${index}`, heading: `Heading ${index}`, text: each })));

  it('loses nothing, keeps the order, and fits', () => {
    fc.assert(
      fc.property(sections, (whole) => {
        const pages = inPages(whole);
        for (const page of pages) {
          const used = page.reduce((sum, { heading, text: words }) => sum + bytes(heading) + bytes(words), 0);
          expect(used).toBeLessThanOrEqual(PAGE_BYTES);
        }
        // Where a line was cut a break stands that was not there before.
        const said = (parts: readonly { readonly text: string }[]) =>
          parts.map((each) => each.text.replaceAll('\n', '')).join('');
        expect(said(pages.flat())).toBe(said(whole));
        const ids = pages.flat().map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)]);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts between characters', () => {
    const family = '🧑‍🧒';
    const pages = inPages([{ id: 'long', heading: 'Long', text: family.repeat(3_000) }]);
    expect(pages.length).toBeGreaterThan(1);
    for (const { text: words } of pages.flat()) expect(words.replaceAll(family, '')).toBe('');
  });

  it('is one page where there is nothing', () => {
    expect(inPages([])).toEqual([[]]);
  });
});

describe('a case of years', () => {
  const LONGEST = '字'.repeat(3_000);
  const NOTES = 60;
  const long: Concern = written(
    aHeldConcern({
      report: aReport({
        whatHappened: `${LONGEST.slice(5)}words`,
        detail: { othersAtRisk: LONGEST, alreadyDone: LONGEST, personWants: `${LONGEST.slice(6)}wanted` },
      }),
    }),
    {
      kind: 'triaged',
      triage: aTriage({
        views: LONGEST,
        wishedOutcome: LONGEST,
        optionsConsidered: LONGEST,
        leastRestrictive: LONGEST,
      }),
    },
    ...Array.from({ length: NOTES }, (_, index) => ({ ...EVENTS.note, text: `Note <${index}> ${'é'.repeat(2_900)}` })),
  );
  const details = (concern: Concern): ConcernDetails => {
    const organisation = anOrganisation();
    const file = caseFileOf(concern);
    const clocks = clocksOf(concern, file, organisation);
    const about = { concern, file, clocks, names: new Map(), organisation, zone: LONDON, now: WORKING };
    return { ...about, actions: [], verbs: CASE_VERBS, patterns: [] };
  };
  const pagesOf = (concern: Concern): DetailsView[] => {
    const pages: DetailsView[] = [];
    for (let next: number | undefined = 0; next !== undefined; ) {
      const page = concernDetails(details(concern), next);
      pages.push(page);
      const on = page.turn.find(({ label }) => label === 'Earlier entries' || label === 'Rest of the concern');
      next = on && Number(on.item);
    }
    return pages;
  };

  it('is shown whole, page by page, on both platforms', () => {
    const pages = pagesOf(long);
    const all = pages.flatMap(({ sections }) => sections.map(({ text: words }) => words)).join('\n');
    for (let index = 0; index < NOTES; index += 1) expect(all.split(`<${index}>`)).toHaveLength(2);
    for (const words of ['words', 'wanted']) expect(all).toContain(`字${words}`);
    for (const page of pages) {
      expect(bytes(JSON.stringify(detailsDialog(page).card))).toBeLessThan(TEAMS.messageBytes);
      expect(detailsModal(page).blocks.length).toBeLessThan(SLACK.modalBlocks);
    }
  });

  it('leads back the same way, and says what stands where it leads', () => {
    const [first, second, ...rest] = pagesOf(long);
    const last = rest.length + 1;
    const labels = (page: DetailsView | undefined) => page?.turn.map(({ label, item }) => `${label} ${item}`);
    expect(labels(first)).toEqual(['Rest of the concern 1']);
    expect(labels(second)).toEqual(['Rest of the concern 2', 'Start of the concern 0']);
    expect(labels(rest.at(-1))).toEqual([`Later entries ${last - 1}`]);
    // A page that is not there, as a button of another day may ask for, is the last one.
    expect(concernDetails(details(long), 1_000).sections).toEqual(rest.at(-1)?.sections);
  });

  it('shows each question to the reporter with its answer, or that there is none yet', () => {
    const asked = written(
      aHeldConcern(),
      EVENTS['reporter-asked'],
      { ...EVENTS['reporter-asked'], id: asItemId('question-2'), text: 'Another' },
      EVENTS['reporter-answered'],
    );
    const section = concernDetails(details(asked)).sections.find(
      ({ heading }) => heading === 'Questions to the reporter',
    );
    expect(section?.text).toBe('• A question\nAnswer: An answer\n• Not answered yet: Another');
  });

  it('has the newest entries on its first page while they fit, and no page to turn', () => {
    const { sections, turn } = concernDetails(details(aHeldConcern()));
    expect(sections.at(-1)?.heading).toBe('Chronology');
    expect(turn).toEqual([]);
    const notes = Array.from({ length: 9 }, (_, index) => ({ ...EVENTS.note, text: `Note <${index}>` }));
    const some = pagesOf(written(aHeldConcern(), ...notes));
    expect(some.map((page) => page.sections.at(-1)?.heading)).toEqual([
      'Chronology, 4 to 11 of 11',
      'Chronology, 1 to 3 of 11',
    ]);
    expect(some.map((page) => page.turn.map(({ label }) => label))).toEqual([['Earlier entries'], ['Later entries']]);
  });
});

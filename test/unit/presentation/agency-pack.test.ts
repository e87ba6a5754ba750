import { describe, expect, it } from 'vitest';
import { PACK_AGENCIES, type PackAgency, type Referral } from '../../../src/domain/case/vocabulary.js';
import type { Concern } from '../../../src/domain/concern.js';
import type { PersonId } from '../../../src/domain/ids.js';
import { asItemId } from '../../../src/domain/ids.js';
import type { Report } from '../../../src/domain/report.js';
import type { PackDocument } from '../../../src/presentation/agency-pack/document.js';
import { documentText } from '../../../src/presentation/agency-pack/document-text.js';
import { packDocument } from '../../../src/presentation/agency-pack/draft.js';
import { chronologyText } from '../../../src/presentation/case/chronology-text.js';
import { packFactsOf } from '../../support/agency-pack.js';
import { AMARA, aReport, at, LONDON, minutesAfter, PRIYA, RECEIVED } from '../../support/builders.js';
import {
  aHeldConcern,
  aReferral,
  EVENTS,
  OTHER,
  TOMASZ,
  WITHOUT_CONSENT_BASIS,
  written,
  writtenBy,
} from '../../support/case.js';

const FULL_REPORT: Report = aReport({
  danger: 'not-sure',
  atRisk: 'child',
  personAtRisk: 'Zoë Łukasz Ŵyn',
  responsible: 'yes',
  subjects: [TOMASZ.id],
  subjectNotListed: true,
  whatHappened: 'They were shouted at.',
  quotedMessage: { text: 'A message', author: { account: TOMASZ.accounts[0] as never }, postedAt: RECEIVED, cut: true },
  detail: {
    types: ['emotional', 'other'],
    howKnown: 'told-by-person',
    when: 'On Monday',
    where: 'In the hall',
    ongoing: 'yes',
    livesIn: 'North',
    happenedIn: 'South',
    othersAtRisk: 'A sister',
    alreadyDone: 'Moved them away',
    personTold: 'no',
    personWants: 'To be heard',
    consent: 'not-asked',
  },
});

const anEmptyRecord = () => aHeldConcern();

/** With everything in it that a draft may show. */
function aFullRecord(overrides: Partial<Concern> = {}): Concern {
  const concern = aHeldConcern({ route: 'lead', report: FULL_REPORT, ...overrides });
  const asked = written(concern, EVENTS['reporter-asked']);
  const answered = writtenBy(AMARA, asked, EVENTS['reporter-answered'], EVENTS['reporter-added']);
  const noted = (['fact', 'allegation', 'opinion'] as const).map((source) => ({
    eventAt: at('2026-11-20T09:15'),
    recordedAt: minutesAfter(RECEIVED, 12),
    author: PRIYA.id,
    source,
    event: { kind: 'note', text: `Of the kind ${source}` } as const,
  }));
  return written(
    { ...answered, chronology: [...answered.chronology, ...noted] },
    EVENTS.triaged,
    EVENTS.referred,
    EVENTS['staff-measure'],
    EVENTS['low-level'],
    EVENTS['action-done'],
    EVENTS['support-offered'],
    EVENTS.linked,
  );
}

const draft = (concern: Concern, agency: PackAgency): PackDocument =>
  packDocument({ kind: 'agency', agency }, packFactsOf(concern));
const headings = ({ sections }: PackDocument) => sections.map(({ heading }) => heading);
const rows = ({ sections }: PackDocument) => sections.flatMap((section) => section.rows);
const answerTo = (document: PackDocument, label: string) => rows(document).find((row) => row.label === label);

const LAST = ['Others at risk', 'Consent, capacity and advocate', 'What the person thinks and wishes'];
const END = ['Earlier concerns', 'Who refers', 'What we ask of you'];
const DANGER = 'Immediate danger, and what was done';
const ORDER: Readonly<Record<PackAgency, readonly string[]>> = {
  'adult-social-care': [
    'The person at risk',
    'What happened',
    'When and where',
    DANGER,
    'Who may be responsible',
    ...LAST,
    'Care Act 2014, section 42',
    ...END,
  ],
  'childrens-social-care': [
    'The child or children',
    'What happened',
    'When and where',
    DANGER,
    'Who may be responsible',
    ...LAST,
    ...END,
  ],
  police: [
    DANGER,
    'What happened',
    'When and where',
    'Offence, scene and evidence',
    'Who may be responsible',
    'The person at risk',
    ...LAST,
    ...END,
  ],
  lado: ['The worker', 'What happened', 'When and where', DANGER, 'The child or children', ...LAST, ...END],
};

describe.each(PACK_AGENCIES)('a draft for %s', (agency) => {
  const empty = draft(anEmptyRecord(), agency);
  const full = draft(aFullRecord(), agency);

  it('asks in the order in which they ask, whatever the record holds', () => {
    expect(headings(empty)).toEqual(ORDER[agency]);
    expect(headings(full)).toEqual(ORDER[agency]);
  });

  it('leaves no question out, and marks what the record does not say', () => {
    const labels = (document: PackDocument) =>
      rows(document)
        .map(({ label }) => label)
        .filter((label) => !label.startsWith('A message that they passed on'));
    expect(labels(empty)).toEqual(labels(full));
    for (const { label, text, known } of rows(empty)) {
      expect([label, text.trim()]).not.toEqual([label, '']);
      if (!known) expect(text).toMatch(/^(Not known|Not asked yet|None|Nothing|Nobody|No referral)/);
    }
    expect(answerTo(empty, 'Date of birth')).toEqual(answerTo(full, 'Date of birth'));
  });

  it('tells apart what was reported, facts, allegations and opinions', () => {
    expect(answerTo(full, 'As it was reported, in the words of whoever raised it')?.text).toBe('They were shouted at.');
    expect(answerTo(full, 'Said since by whoever raised it')?.text).toContain('Asked: A question\n   An answer');
    const noted = (label: string) => answerTo(full, label)?.text;
    expect(noted('Facts noted since (seen, heard or done)')).toBe('20 November 2026, 09:15: Of the kind fact');
    expect(noted('Allegations noted since (somebody said so)')).toBe('20 November 2026, 09:15: Of the kind allegation');
    expect(noted('Opinions noted since (what somebody thinks)')).toBe('20 November 2026, 09:15: Of the kind opinion');
  });

  it('says that it is a draft, which record it is of, and who asks', () => {
    expect(full.forSender).toEqual(['Draft. A person sends this; Safeguard has sent nothing.']);
    expect(full.preface).toEqual(['From our record SG-7K3QM2 as it stood on 23 November 2026, 14:35.']);
    // Whoever copies the words sends them as they are.
    expect(documentText(full).split('\n').slice(1, 4)).toEqual([`${full.title} (SG-7K3QM2)`, ...full.preface, '']);
    expect(full.marking).toBe('Official – sensitive: safeguarding');
    expect(answerTo(full, 'Person')?.text).toBe('Priya Shah');
    expect(answerTo(full, 'Telephone')?.text).toBe('+44 20 7946 0101');
    expect(answerTo(full, 'Raised with us by')?.text).toBe('Amara Okafor');
    expect(full.sections.at(-1)?.rows.length).toBeGreaterThan(0);
  });

  it('names other concerns by reference alone', () => {
    expect(answerTo(full, 'Linked in our records, by reference')?.text).toBe(OTHER.reference);
    expect(documentText(full)).not.toContain(OTHER.concern);
    expect(answerTo(empty, 'Linked in our records, by reference')?.text).toBe('None is linked');
  });

  it('keeps a confidential reporter’s name to us', () => {
    const concern = aFullRecord({ report: { ...FULL_REPORT, identity: 'confidential' } });
    const document = draft(concern, agency);
    const text = documentText(document);
    expect(text).not.toMatch(/Amara|Okafor/);
    expect(text).toContain('Asked us to keep their name confidential. Ring us on +44 20 7946 0101.');
    expect(document.forSender.slice(1)).toEqual([
      'Whoever raised this asked us to keep their name confidential. Check that no words below give them away.',
    ]);
    expect(text).not.toContain('words below');
  });

  it('says so where a confidential reporter is named in what was written', () => {
    const report = { ...FULL_REPORT, identity: 'confidential', whatHappened: 'I told AMARA about it.' } as const;
    const { forSender } = draft(aFullRecord({ report }), agency);
    expect(forSender.at(-1)).toBe(
      'Their name, or a part of it, stands in the words below. Take it out before you send this.',
    );
  });
});

describe('a draft', () => {
  it('for Adult Social Care answers the three questions of section 42', () => {
    const answers = (concern: Concern) =>
      draft(concern, 'adult-social-care')
        .sections.find(({ heading }) => heading === 'Care Act 2014, section 42')
        ?.rows.map(({ text }) => text);
    expect(answers(anEmptyRecord())).toEqual(['Not asked yet', 'Not asked yet', 'Not asked yet']);
    expect(answers(aFullRecord())).toEqual(['Yes', 'Yes', 'Not known']);
  });

  it('for the LADO names the worker, and measures without prejudice', () => {
    const lado = draft(aFullRecord(), 'lado');
    expect(answerTo(lado, 'Who')?.text).toBe('Tomasz Nowak and somebody who is not in our list');
    expect(answerTo(lado, 'Measures taken, without prejudice')?.text).toContain('without prejudice. To be safe');
    expect(answerTo(draft(anEmptyRecord(), 'lado'), 'Who')).toEqual({ label: 'Who', text: 'Not known', known: false });
  });

  it('says of nobody who chose from no list that they would rather not say, or that somebody is not in it', () => {
    const answers = (report: Partial<Report>) => {
      const concern = aHeldConcern({
        route: 'lead',
        report: aReport({ responsible: 'yes', identity: 'anonymous', ...report }),
      });
      const own = packDocument({ kind: 'own-file' }, packFactsOf(concern));
      return [
        answerTo(draft(concern, 'lado'), 'Who')?.text,
        answerTo(own, 'Might anyone who works or volunteers here be responsible?')?.text,
      ];
    };
    expect(answers({ subjectNotSaid: true })).toEqual(['Not known', 'Yes: not said who it is']);
    expect(answers({ subjectNotListed: true, subjectInWords: 'Leela Hadad' })).toEqual([
      '“Leela Hadad”',
      'Yes\nIn their words: Leela Hadad',
    ]);
    const named = answers({ subjectNotSaid: true, identity: 'named' });
    expect(named).toEqual([
      'somebody whom the reporter would rather not name',
      'Yes: the reporter would rather not say',
    ]);
  });

  it('says on what basis it is shared with that agency, and no other', () => {
    const basis = (agency: PackAgency) => answerTo(draft(aFullRecord(), agency), 'Basis for sharing')?.text;
    expect(basis('adult-social-care')).toBe('Without consent: a crime is suspected. Why without');
    expect(basis('police')).toBe('No referral to this agency is in the record yet');
  });

  describe('after earlier referrals', () => {
    const toThem = 'Told to you before';
    const toOthers = 'Told to other agencies';
    const answered = { ...EVENTS['agency-answered'], outcome: 'declined', text: 'Below\nour threshold' } as const;
    const concern = written(anEmptyRecord(), EVENTS.referred, answered, EVENTS.challenged, EVENTS['agency-answered']);
    const rowOf = (of: Concern, area: string | undefined, label: string, agency: PackAgency = 'adult-social-care') =>
      answerTo(packDocument({ kind: 'agency', agency, area }, packFactsOf(of)), label);
    const OURS = [
      '23 November 2026, 14:25: By telephone; their reference R-1',
      '   23 November 2026, 14:15: They declined: Below',
      '      our threshold',
      '   23 November 2026, 14:15: We challenged it with Their manager: It meets the test',
      '   23 November 2026, 14:15: They have taken it on: Yes',
    ].join('\n');
    const THEIRS = [
      '23 November 2026, 14:25: Adult Social Care, Example Borough; by telephone; their reference R-1',
      '   23 November 2026, 14:15: They declined: Below',
      '      our threshold',
      '   23 November 2026, 14:15: They have taken it on: Yes',
    ].join('\n');

    it('tells an agency of its own: when, how, their reference, their answers and our challenge', () => {
      for (const area of ['Example Borough', undefined]) {
        expect(rowOf(concern, area, toThem)?.text).toBe(OURS);
        expect(rowOf(concern, area, toOthers)).toMatchObject({ text: 'None in our record', known: false });
      }
    });

    it('tells another agency, or that of another area, of their answers, and not what we made of them', () => {
      for (const [area, agency] of [
        ['Another Borough', 'adult-social-care'],
        [undefined, 'police'],
      ] as const) {
        expect(rowOf(concern, area, toThem, agency)).toMatchObject({ text: 'None in our record', known: false });
        expect(rowOf(concern, area, toOthers, agency)?.text).toBe(THEIRS);
      }
    });

    it('tells the answers of one referral apart from those of another', () => {
      const second = { ...EVENTS.referred, id: asItemId('referral-2') };
      const both = written(concern, { ...second, referral: aReferral({ agency: 'police', agencyName: 'Police' }) });
      expect(rowOf(both, 'Example Borough', toThem)?.text).toBe(OURS);
      expect(rowOf(both, 'Example Borough', toOthers)?.text).toBe('23 November 2026, 14:25: Police; by telephone');
    });

    it('says of no answer that none will come', () => {
      const none = { ...EVENTS['agency-answered'], outcome: 'exception', text: 'They closed' } as const;
      expect(rowOf(written(anEmptyRecord(), EVENTS.referred, none), undefined, toThem)?.text).toContain(
        ': No answer will come: They closed',
      );
    });
  });

  it('says whether the person was told that it is shared, as it was at the newest referral', () => {
    const WAS_TOLD = { ...WITHOUT_CONSENT_BASIS, personTold: true, notToldBecause: undefined };
    const sharedOn = (...bases: readonly Referral['basis'][]) =>
      written(anEmptyRecord(), ...bases.map((basis) => ({ ...EVENTS.referred, referral: aReferral({ basis }) })));
    for (const agency of PACK_AGENCIES) {
      const told = (concern: Concern) => answerTo(draft(concern, agency), 'Told that this is shared')?.text;
      const without = WITHOUT_CONSENT_BASIS;
      expect(told(anEmptyRecord())).toBe('No referral is in the record yet');
      expect(told(sharedOn(WAS_TOLD, without))).toBe(
        'Not told when it was referred to Adult Social Care, because: Not safe to ask',
      );
      expect(told(sharedOn(without, WAS_TOLD))).toBe('Told when it was referred to Adult Social Care');
      expect(told(sharedOn(without, { kind: 'consent' }))).toBe(
        'Agreed to it when it was referred to Adult Social Care',
      );
    }
  });

  it('prefers what we found to what was reported, and shows both', () => {
    const full = draft(aFullRecord(), 'police');
    expect(answerTo(full, 'Immediate danger, when it was reported')?.text).toBe('Not sure');
    expect(answerTo(full, 'Immediate danger, as we found it')?.text).toBe('They were made safe');
    expect(answerTo(full, 'Their views')?.text).toBe('Their views');
    expect(answerTo(full, 'What they want, as it was reported')?.text).toBe('To be heard');
  });

  it('lets no line that was typed pass for another entry', () => {
    const concern = written(anEmptyRecord(), { kind: 'note', text: 'One\n23 November 2026, 14:00: Two' });
    expect(documentText(draft(concern, 'police'))).toContain(': One\n   23 November 2026, 14:00: Two');
  });
});

describe('our own file', () => {
  it('is the whole chronology, and says where a confidential name stands in it', () => {
    const concern = aFullRecord({ report: { ...FULL_REPORT, identity: 'confidential' } });
    const facts = packFactsOf(concern);
    const text = documentText(packDocument({ kind: 'own-file' }, facts));
    const { names } = facts.details;
    expect(text).toContain(chronologyText(concern, (id) => names.get(id as PersonId) ?? '?', LONDON).trim());
    expect(text).toContain('asked us to keep their name confidential. It stands in here.');
  });
});

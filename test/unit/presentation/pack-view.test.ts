import { describe, expect, it } from 'vitest';
import type { Pack } from '../../../src/domain/case/vocabulary.js';
import { asFormToken } from '../../../src/domain/ids.js';
import { packModal } from '../../../src/platforms/slack/views/pack.js';
import { packDialog } from '../../../src/platforms/teams/cards/pack.js';
import { draftPackForm } from '../../../src/presentation/case/pack-form.js';
import { packItem, packOfItem, packView } from '../../../src/presentation/case/pack-view.js';
import { packFactsOf } from '../../support/agency-pack.js';
import { anOrganisation, aReport } from '../../support/builders.js';
import { aHeldConcern, WORKING, written } from '../../support/case.js';

const entry = asFormToken('the-token-of-the-form');
const POLICE: Pack = { kind: 'agency', agency: 'police' };
const links = { pdf: 'https://example.org/download/P', text: 'https://example.org/download/T' };

describe('the window of a draft', () => {
  it('says what to do where there is nothing to download', () => {
    const view = packView({ entry, pack: POLICE, ...packFactsOf(aHeldConcern()) }, 0);
    expect(view.links).toEqual([]);
    expect(view.lines.at(-1)).toContain('because PUBLIC_URL is not set to an https address');
    expect(view.pieces.length).toBeGreaterThan(0);
  });

  it('stays within what both platforms take, whatever was typed', () => {
    const longest = '👩‍⚕️'.repeat(600);
    const notes = Array.from({ length: 60 }, () => ({ kind: 'note', text: longest }) as const);
    const concern = written(aHeldConcern({ report: aReport({ whatHappened: longest }) }), ...notes);
    const facts = packFactsOf(concern);
    let page = 0;
    const texts: string[] = [];
    for (;;) {
      const view = packView({ entry, links, pack: { kind: 'own-file' }, ...facts }, page);
      const modal = packModal(view);
      expect(modal.blocks.length).toBeLessThanOrEqual(100);
      expect(Buffer.byteLength(JSON.stringify(modal))).toBeLessThan(250_000);
      expect(modal.submit?.text.length).toBeLessThanOrEqual(24);
      // Of a message; Microsoft names no other figure for a dialog's card.
      expect(Buffer.byteLength(JSON.stringify(packDialog(view).card))).toBeLessThan(28_000);
      for (const { text } of view.pieces) expect(text.length).toBeLessThanOrEqual(3_000);
      texts.push(...view.pieces.map(({ text }) => text));
      const later = view.turn.find(({ label }) => label === 'Later parts');
      if (!later) break;
      page = packOfItem(later.item).page;
    }
    expect(page).toBeGreaterThan(3);
    // What was reported, and each note.
    expect(texts.join('').split(longest)).toHaveLength(62);
  });

  it('shows its last part for a part that it has not', () => {
    const facts = packFactsOf(aHeldConcern());
    for (const page of [-1, 7]) {
      expect(packView({ entry, links, pack: POLICE, ...facts }, page)).toEqual(
        packView({ entry, links, pack: POLICE, ...facts }, 0),
      );
    }
    expect(packOfItem(packItem(entry, 3))).toEqual({ entry, page: 3 });
    expect(packOfItem('')).toEqual({ entry: '', page: 0 });
  });
});

describe('for whom a draft may be', () => {
  const about = {
    organisation: anOrganisation({
      agencies: [
        { id: 'asc', kind: 'adult-social-care', area: 'North', name: 'Adults North' },
        { id: 'police', kind: 'lado', area: 'South', name: 'LADO South' },
        { id: 'cqc', kind: 'cqc', area: 'England', name: 'CQC' },
      ],
    }),
    now: WORKING,
    typed: {},
    people: [],
  };
  const read = (pack: string) => draftPackForm.read(about).safeParse({ pack });

  it('is each agency of the four kinds, each kind without an area, and our own file', () => {
    const menu = draftPackForm.parts(about).find(({ id }) => id === 'pack');
    expect(menu && 'options' in menu ? menu.options.map(({ label }) => label) : []).toEqual([
      'Adults North, North',
      'LADO South, South',
      'Adult Social Care',
      "Children's Social Care",
      'Police',
      'LADO',
      'Our own file: the whole chronology',
    ]);
  });

  it('is taken for what was chosen, also where an agency is called as a kind is', () => {
    expect(read('agency:police').data?.pack).toEqual({
      kind: 'agency',
      agency: 'lado',
      agencyName: 'LADO South',
      area: 'South',
    });
    expect(read('police').data?.pack).toEqual({ kind: 'agency', agency: 'police' });
    expect(read('own-file').data?.pack).toEqual({ kind: 'own-file' });
  });

  it.each(['cqc', 'agency:cqc', 'agency:gone', 'constructor', ''])('is refused beside the question for %j', (pack) => {
    expect(read(pack).error?.issues.map(({ path, message }) => [...path, message])).toEqual([
      ['pack', 'Please answer this.'],
    ]);
  });
});

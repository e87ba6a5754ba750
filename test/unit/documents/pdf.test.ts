import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { createPdfOf } from '../../../src/documents/pdf.js';
import type { PackDocument } from '../../../src/presentation/agency-pack/document.js';
import { packDocument } from '../../../src/presentation/agency-pack/draft.js';
import { packFactsOf } from '../../support/agency-pack.js';
import { aReport } from '../../support/builders.js';
import { aHeldConcern, EVENTS, written } from '../../support/case.js';
import { pagesIn } from '../../support/pdf-text.js';

const pdfOf = createPdfOf();

function aDocument(...texts: readonly string[]): PackDocument {
  return {
    title: 'Referral to Police',
    marking: 'Official – sensitive: safeguarding',
    reference: 'SG-7K3QM2',
    forSender: ['Draft. A person sends this; Safeguard has sent nothing.'],
    preface: ['From our record SG-7K3QM2.'],
    sections: [{ heading: 'What happened', rows: texts.map((text) => ({ label: 'As reported', text, known: true })) }],
  };
}

const pagesOf = async (document: PackDocument) => pagesIn(await pdfOf(document));
/** Where lines are broken is the page's business. */
const unbroken = (text: string) => text.replaceAll(/\s+/g, '');

describe('a draft as pages', () => {
  it('holds every word of the document, in order', async () => {
    const concern = written(
      aHeldConcern({ report: aReport({ personAtRisk: 'Zoë Łukasz Ŵyn', whatHappened: 'It happened.' }) }),
      EVENTS.triaged,
      EVENTS.referred,
    );
    const document = packDocument({ kind: 'agency', agency: 'adult-social-care' }, packFactsOf(concern));
    const text = unbroken((await pagesOf(document)).join(''));
    let from = 0;
    for (const { heading, rows } of document.sections) {
      const words = [heading, ...rows.flatMap((row) => [row.label, ...row.text.split('\n')])];
      for (const word of words.map(unbroken).filter(Boolean)) {
        const found = text.indexOf(word, from);
        expect([word, found >= from]).toEqual([word, true]);
        from = found + word.length;
      }
    }
    expect(from).toBeGreaterThan(1_000);
  });

  it('shows the letters of names as they are written', async () => {
    const names = 'Zoë Łukasz Ŵyn, Siân, Øystein, Đorđe, Ştefan, Žofie, Ευγενία, Юлия';
    const text = (await pagesOf(aDocument(names))).join('');
    expect(text).toContain(names);
    expect(text).not.toContain('\uFFFD');
    // An accent typed apart is one letter with it.
    expect((await pagesOf(aDocument('Zoe\u0308'))).join('')).toContain('Zoë');
  });

  it('shows that a character has no shape, and says how many, rather than leave it out', async () => {
    const text = (await pagesOf(aDocument('a👩‍⚕️b漢字c\u0000d'))).join('\n');
    expect(text).toContain('a\uFFFDb\uFFFD\uFFFDc\uFFFDd');
    expect(unbroken(text)).toContain(
      unbroken('4 characters have no shape here and stand as \uFFFD. The text version is complete.'),
    );
  });

  it('says that words from right to left may stand in the wrong order', async () => {
    const text = (await pagesOf(aDocument('مرحبا بالعالم'))).join('\n');
    expect(unbroken(text)).toContain(unbroken('may stand in the wrong order here. The text version is exact.'));
    expect(text).not.toContain('\uFFFD');
  });

  it('numbers the pages of a long record, with its reference and marking on each', async () => {
    const rows = Array.from(
      { length: 120 },
      (_, index) => `Entry ${index}. ${'Words of a long note. '.repeat(40)}End ${index}.`,
    );
    const pages = await pagesOf(aDocument(...rows));
    expect(pages.length).toBeGreaterThan(20);
    for (const [index, page] of pages.entries()) {
      for (const each of [
        'SG-7K3QM2',
        'Official – sensitive: safeguarding',
        'Safeguard has sent nothing.',
        `Page ${index + 1} of ${pages.length}`,
      ]) {
        expect(page).toContain(each);
      }
    }
    const text = unbroken(pages.join(''));
    for (const [index] of rows.entries()) expect(text).toContain(`End${index}.`);
  });

  it('ends where it would become too long, and says so at the top and there', async () => {
    const pages = await pagesOf(aDocument('x '.repeat(160_000), 'never reached'));
    const said = unbroken(
      'This file ends here: there is more in the record than it takes. The text version is complete.',
    );
    expect(unbroken(pages[0] ?? '')).toContain(said);
    expect(unbroken(pages.slice(-2).join(''))).toContain(said);
    expect(pages.join('')).not.toContain('never reached');
  });

  it('can be read aloud: in English of Great Britain, with a title and headings, and without the frame of its pages', async () => {
    const task = getDocument({ data: new Uint8Array(await pdfOf(aDocument('Words'))), verbosity: 0 });
    const pdf = await task.promise;
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: 'Referral to Police (SG-7K3QM2)', Language: 'en-GB' });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const roles: string[] = [];
    const walk = (node: { readonly role?: string; readonly children?: readonly object[] }): void => {
      if (node.role) roles.push(node.role);
      for (const child of node.children ?? []) walk(child);
    };
    walk(await (await pdf.getPage(1)).getStructTree());
    expect(roles).toEqual(['Root', 'Document', 'H1', 'P', 'P', 'H2', 'P', 'P']);
    await task.destroy();
  });

  it('holds nothing that could run or that leads anywhere', async () => {
    const hostile = '<script>alert(1)</script> https://example.org [x](https://example.org) (/JS) /Launch';
    const bytes = Buffer.from(await pdfOf(aDocument(hostile))).toString('latin1');
    for (const name of ['/JavaScript', '/OpenAction', '/Launch', '/URI', '/EmbeddedFile']) {
      expect(bytes).not.toContain(name);
    }
    expect((await pagesOf(aDocument(hostile))).join('')).toContain('<script>alert(1)</script>');
  });
});

import { setImmediate as otherWorkFirst } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { PackDocument } from '../presentation/agency-pack/document.js';
import { pieces } from '../presentation/text-pieces.js';
import { createFaces } from './fonts.js';
import { frameEachPage } from './page-frame.js';
import { printable } from './printable.js';

/** More than one field of a form takes; whoever waits for something else waits no longer than for this. */
const AT_A_TIME = 4_000;

/** Points; a page has 595 by 842 of them. */
const MARGINS = { top: 80, bottom: 70, left: 60, right: 60 };
const INK = '#1a1a1a';
/** Dark enough to read on white; what is not known is also said in words. */
const QUIET_INK = '#595959';

/**
 * Makes pages of a document: A4, tagged so that a screen reader finds its headings, in English of Great Britain. Words are
 * drawn as words; nothing in them can be markup, a link or a script, and nothing is fetched.
 */
export function createPdfOf(): (document: PackDocument) => Promise<Buffer> {
  const faces = createFaces();
  return async (document) => {
    const { plain, bold } = await faces();
    const { title, marking, reference, forSender, preface, sections } = printable(document, { plain, bold });
    const pdf = new PDFDocument({
      size: 'A4',
      margins: MARGINS,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en-GB',
      displayTitle: true,
      // How many pages there are is known at the end, and stands on each.
      bufferPages: true,
      info: { Title: `${title} (${reference})`, Subject: marking, Creator: 'Safeguard' },
    });
    const finished = bytesOf(pdf);
    pdf.registerFont('plain', plain.bytes).registerFont('bold', bold.bytes);

    const body = pdf.struct('Document');
    pdf.addStructure(body);
    const write = (tag: 'H1' | 'H2' | 'P', text: string, { face = 'plain', size = 10.5, ink = INK, gap = 4 } = {}) => {
      const draw = () => pdf.font(face).fontSize(size).fillColor(ink).text(text, { paragraphGap: gap, lineGap: 1.5 });
      body.add(pdf.struct(tag, {}, draw));
    };

    write('H1', title, { face: 'bold', size: 17, gap: 8 });
    const head = [...forSender, ...preface];
    for (const notice of head) write('P', notice, { face: 'bold', gap: 4 });
    for (const { heading, rows } of sections) {
      keepWithNext(pdf);
      pdf.moveDown(0.6);
      write('H2', heading, { face: 'bold', size: 12.5, gap: 5 });
      for (const { label, text, known } of rows) {
        if (label) {
          keepWithNext(pdf);
          write('P', label, { face: 'bold', size: 9, ink: QUIET_INK, gap: 1 });
        }
        for (const piece of pieces(text, AT_A_TIME)) {
          write('P', piece.replace(/\n$/, ''), { ink: known ? INK : QUIET_INK, gap: 6 });
          await otherWorkFirst();
        }
      }
    }
    body.end();
    frameEachPage(pdf, { marking, reference, footer: head[0] ?? '' });
    pdf.end();
    return finished;
  };
}

/** A heading at the foot of a page would stand apart from its words. */
const LEAST_SPACE = 60;

function keepWithNext(pdf: PDFKit.PDFDocument): void {
  if (pdf.y > pdf.page.height - MARGINS.bottom - LEAST_SPACE) pdf.addPage();
}

async function bytesOf(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of pdf) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

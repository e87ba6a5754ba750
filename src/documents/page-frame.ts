interface Frame {
  readonly marking: string;
  readonly reference: string;
  readonly footer: string;
}

const SIZE = 8.5;
/** Points from the edge of the paper. */
const FROM_TOP = 40;
const FROM_BOTTOM = 45;

/** On every page: how it is to be handled, which record it is of, and which page of how many, so that a lost one is missed. */
export function frameEachPage(pdf: PDFKit.PDFDocument, { marking, reference, footer }: Frame): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    const { page } = pdf;
    const { left, right, bottom } = page.margins;
    const width = page.width - left - right;
    // Text below the margin would begin a page of its own.
    page.margins.bottom = 0;
    // No part of what is read aloud: it would come between every two pages.
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font('bold').fontSize(SIZE).fillColor('#1a1a1a');
    pdf.text(marking, left, FROM_TOP, { width, lineBreak: false });
    pdf.text(reference, left, FROM_TOP, { width, align: 'right' });
    pdf.font('plain');
    pdf.text(footer, left, page.height - FROM_BOTTOM, { width, lineBreak: false });
    pdf.text(`Page ${index + 1} of ${count}`, left, page.height - FROM_BOTTOM, { width, align: 'right' });
    pdf.endMarkedContent();
    page.margins.bottom = bottom;
  }
}

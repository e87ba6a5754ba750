import type { DownloadLinks, OpenedPack } from '../../application/concerns/open-pack.js';
import type { FormToken } from '../../domain/ids.js';
import { documentText } from '../agency-pack/document-text.js';
import { packDocument } from '../agency-pack/draft.js';
import { LINKS_WORK } from '../export-links.js';
import { pieces } from '../text-pieces.js';
import { LABELS } from '../wording.js';

/** A draft in a window, to copy from or to download. */
export interface PackView {
  readonly title: string;
  readonly close: string;
  readonly back: string;
  readonly concernId: string;
  /** The first line stands out. */
  readonly lines: readonly string[];
  readonly links: readonly PackLink[];
  /** The text in pieces that each fit an input, the only place that a phone lets people copy from. */
  readonly pieces: readonly { readonly label: string; readonly text: string }[];
  /** What opens it once more. */
  readonly item: string;
  readonly turn: readonly { readonly label: string; readonly item: string }[];
}

interface PackLink {
  readonly id: keyof DownloadLinks;
  readonly label: string;
  readonly url: string;
  readonly isExport: true;
}

/** Slack's inputs and Teams' take 3,000 characters; a client may count a line break as two. */
const PIECE = 2_700;
/** Keeps a window well below what either platform takes, in any writing. */
const PIECES_IN_A_WINDOW = 3;

interface Opened extends OpenedPack {
  readonly entry: FormToken;
  readonly links?: DownloadLinks | undefined;
}

/** @param page of a long draft; 0 is the first */
export function packView({ entry, links, pack, ...facts }: Opened, page: number): PackView {
  const document = packDocument(pack, facts);
  const parts = pieces(documentText(document), PIECE);
  const pages = Math.ceil(parts.length / PIECES_IN_A_WINDOW);
  const shown = Math.min(Math.max(page, 0), pages - 1);
  const first = shown * PIECES_IN_A_WINDOW;
  const { concern } = facts.details;
  const turnTo = (label: string, to: number) => (to >= 0 && to < pages ? [{ label, item: packItem(entry, to) }] : []);
  return {
    title: pack.kind === 'agency' ? 'Agency pack' : 'Chronology',
    close: LABELS.close,
    back: 'Back to the concern',
    concernId: concern.id,
    lines: [
      document.title,
      ...document.forSender,
      ...document.preface,
      ...(links ? [LINKS_WORK, NOT_KEPT] : [NO_LINKS]),
    ],
    links: links ? LINK_LABELS.map(({ id, label }) => ({ id, label, url: links[id], isExport: true })) : [],
    pieces: parts.slice(first, first + PIECES_IN_A_WINDOW).map((text, index) => ({
      label: parts.length === 1 ? 'To copy' : `To copy: part ${first + index + 1} of ${parts.length}`,
      text,
    })),
    item: packItem(entry, shown),
    turn: [...turnTo('Earlier parts', shown - 1), ...turnTo('Later parts', shown + 1)],
  };
}

const LINK_LABELS = [
  { id: 'pdf', label: 'Download PDF' },
  { id: 'text', label: 'Open plain text' },
] as const satisfies readonly Pick<PackLink, 'id' | 'label'>[];

const NOT_KEPT = 'What you change in the boxes is not kept.';
const NO_LINKS =
  'There is nothing to download, because PUBLIC_URL is not set to an https address. Copy the text from the boxes; what you change in them is not kept.';

/** What a control of the window carries: which draft, and which part of it. */
export function packItem(entry: FormToken, page = 0): string {
  return `${entry}.${page}`;
}

export function packOfItem(item: string): { readonly entry: string; readonly page: number } {
  const [entry = '', page] = item.split('.');
  return { entry, page: Number(page) || 0 };
}

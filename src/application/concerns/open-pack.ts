import type { Pack } from '../../domain/case/vocabulary.js';
import type { ChronologyEntry } from '../../domain/chronology.js';
import type { ConcernId, FormToken, PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { peopleAmong } from '../../domain/reporter.js';
import type { DownloadStore, PackDownload } from '../download-store.js';
import type { OrganisationStore } from '../ports.js';
import type { PhoneFor } from './phone-for.js';
import type { ConcernDetails, ReadConcern } from './read-concern.js';

/** A draft that somebody made, with the record as it is now. For a window or a file only, never for a message. */
export interface OpenedPack {
  readonly pack: Pack;
  readonly madeBy: PersonId;
  readonly details: ConcernDetails;
  /** The number of this concern's route. */
  readonly ring: string;
}

/** @param entry the token of the form that made the draft, which is in its entry of the chronology */
export type OpenPack = (
  reader: Person,
  concernId: ConcernId,
  entry: FormToken,
) => Promise<(OpenedPack & { readonly links?: DownloadLinks | undefined }) | undefined>;

export type DownloadLinks = Readonly<Record<PackDownload['format'], string>>;

interface Deps {
  readonly read: ReadConcern;
  readonly phoneFor: PhoneFor;
  readonly organisation: OrganisationStore;
  readonly downloads: Pick<DownloadStore, 'open'>;
  /** Undefined where nobody could follow a link to us. */
  readonly linkTo?: ((token: string) => string) | undefined;
}

/** For whoever may make drafts of the concern. Each opening makes links of its own. */
export function createOpenPack({ downloads, linkTo, ...deps }: Deps): OpenPack {
  const packIn = createPackIn(deps);
  return async (reader, concernId, entry) => {
    const read = await deps.read(reader, concernId, 'open-pack');
    if (read.kind !== 'found') return undefined;
    const opened = await packIn(reader, read.details, entry);
    if (opened === undefined || linkTo === undefined) return opened;
    const linkFor = async (format: PackDownload['format']) =>
      linkTo(await downloads.open({ concernId, person: reader.id, entry, format }));
    const [pdf, text] = await Promise.all([linkFor('pdf'), linkFor('text')]);
    return { ...opened, links: { pdf, text } };
  };
}

/** @returns undefined where that form made no draft of this concern. */
export function createPackIn({ phoneFor, organisation }: Pick<Deps, 'phoneFor' | 'organisation'>) {
  return async (reader: Person, details: ConcernDetails, entry: FormToken): Promise<OpenedPack | undefined> => {
    const { concern } = details;
    const made = concern.chronology.find((each) => each.token === entry && isDraft(each));
    if (made === undefined || made.event.kind !== 'pack-drafted') return undefined;
    const [madeBy] = peopleAmong([made.author]);
    if (madeBy === undefined) return undefined;
    const known = await phoneFor(reader, concern.id);
    const ring = known ?? (await organisation.current()).phones.alternate;
    return { pack: made.event.pack, madeBy, details, ring };
  };
}

function isDraft({ event }: ChronologyEntry): boolean {
  return event.kind === 'pack-drafted';
}

import type { ChainChanges, ChainState } from '../../domain/chain-changes.js';
import type { Account, ItemId, PersonId } from '../../domain/ids.js';
import type {
  DescribedPerson,
  DescribedSettings,
  OrganisationDescription,
} from '../../domain/organisation-description.js';

/** Somebody whom the organisation file names, or once did. */
export interface KnownPerson {
  readonly id: PersonId;
  /** As the file would say it now; the first account on each platform, learnt in chat or not. */
  readonly described: DescribedPerson;
  readonly accounts: readonly Account[];
  readonly formerIds: readonly PersonId[];
  /** False for whoever has left. */
  readonly active: boolean;
  /** They left because a platform's directory said so: to stand in the file still does not bring them back. */
  readonly isGone: boolean;
  /** Role changes that two people approved and that are not written down with them yet; everything here is with them. */
  readonly approved: readonly ItemId[];
  /** Another text as soon as somebody changes their roles, or whether they are here. */
  readonly standing: string;
}

/** The organisation as it is stored. */
export interface StoredOrganisation {
  readonly settings: DescribedSettings;
  /** In the order of the file, those who have left included. */
  readonly people: readonly KnownPerson[];
  /** Overrides of the rota that were made in chat; they are none of the file's. */
  readonly booked: readonly BookedDuty[];
}

/** Instants; `to` is exclusive. */
export interface BookedDuty {
  readonly person: PersonId;
  readonly from: Date;
  readonly to: Date;
}

/** A person as an import makes them. */
export interface PersonWrite {
  readonly person: DescribedPerson;
  /** Accounts that are theirs from now on, whoever has them; those on other platforms stay as they are. */
  readonly named: readonly Account[];
  /** Of records that these accounts came from, and whose person this is. */
  readonly formerIds: readonly PersonId[];
  /** In the order of the file. */
  readonly place: number;
  /** As they were when it was decided to write this; absent of whoever was not known. */
  readonly read?: Pick<KnownPerson, 'approved' | 'standing'> | undefined;
}

/** Or nothing is written: two people, or a directory, have changed them since they were read. */
export type PersonWritten = 'written' | 'changed-meanwhile';

/** What an import reads and changes. Each write is whole by itself, and repeating it changes nothing. */
export interface OrganisationRecords {
  stored(): Promise<StoredOrganisation>;
  personId(fileId: string): PersonId;
  /**
   * Makes the person, or changes them to this; they are active afterwards. Takes each account from whoever has it. What was approved
   * of them when they were read has had its effect by it.
   */
  writePerson(write: PersonWrite): Promise<PersonWritten>;
  /** They stay in the records with their name and accounts, and may do nothing until the file names them again. */
  leave(person: PersonId): Promise<void>;
  /** The sections that are given; the others stay as they are stored. */
  writeSettings(sections: Partial<DescribedSettings>): Promise<void>;
}

/** What was true of the chain before an import that has not ended, so that whatever breaks off is announced in the end. */
export interface ImportJournal {
  unfinished(): Promise<BegunImport | undefined>;
  /** An import that broke off goes on: its own beginning is what is announced. */
  begin(before: ChainState): Promise<BegunImport>;
  end(): Promise<void>;
}

export interface BegunImport {
  readonly id: string;
  readonly before: ChainState;
}

/** A change of roles or chain that was made by file. */
export interface AnnouncedChange {
  /** The same when the same change is announced again. */
  readonly id: string;
  readonly changes: ChainChanges;
  /** Leads and managers: those who were, and those who are. */
  readonly tell: readonly PersonId[];
}

/** Called once everything is stored, and again with the same id where that or the end of the import broke off. */
export type Announce = (change: AnnouncedChange) => Promise<void>;

/** An organisation file, and what of it is meant. */
export interface ImportRequest {
  readonly file: OrganisationDescription;
  /** Sections that stand in the file: where one is left out, nothing is meant by it. */
  readonly present: readonly (keyof OrganisationDescription)[];
  /** Sections to change; none to look at everything that stands in the file. */
  readonly chosen: readonly (keyof OrganisationDescription)[];
}

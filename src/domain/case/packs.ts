import { type CaseRule, done, record } from './work.js';

/** Agencies that a draft can be made for, in the order in which they ask. Others are told by forms of their own. */
export const PACK_AGENCIES = ['adult-social-care', 'childrens-social-care', 'police', 'lado'] as const;
export type PackAgency = (typeof PACK_AGENCIES)[number];

/** For whom words are taken out of the record. A person sends them; the product never does. */
export type Pack =
  | {
      readonly kind: 'agency';
      readonly agency: PackAgency;
      /** Of the organisation file, where it is one of those. */
      readonly agencyName?: string | undefined;
      readonly area?: string | undefined;
    }
  /** The whole chronology, for our own file. */
  | { readonly kind: 'own-file' };

export interface DraftPack {
  readonly verb: 'draft-pack';
  readonly pack: Pack;
}

/** Written down, so that it is known later who took words out and for whom. Nobody has to be told of it. */
export const draftPack: CaseRule<DraftPack> = (work, { pack }) => done(record(work, { kind: 'pack-drafted', pack }));

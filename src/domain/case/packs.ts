import type { Pack } from './vocabulary.js';
import { type CaseRule, done, record } from './work.js';

export interface DraftPack {
  readonly verb: 'draft-pack';
  readonly pack: Pack;
}

/** Written down, so that it is known later who took words out and for whom. Nobody has to be told of it. */
export const draftPack: CaseRule<DraftPack> = (work, { pack }) => done(record(work, { kind: 'pack-drafted', pack }));

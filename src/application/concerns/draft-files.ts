import { type EvidenceFile, type FileRefusal, MOST_FILES } from '../../domain/case/evidence.js';
import type { ItemId } from '../../domain/ids.js';
import type { Draft } from '../draft-store.js';
import type { EvidenceStore } from '../evidence-store.js';
import type { ConcernStore } from '../ports.js';
import { createJudgeFile, type FileJudges, type OfferedFile } from './judge-file.js';

type Form = Pick<Draft<unknown>, 'dataKey' | 'openedAt'>;

/** Files with a form that is being filled in. They are sealed as the concern's own from the first, and listed by it once it is sent. */
export interface DraftFiles {
  readonly list: (form: Form) => Promise<readonly EvidenceFile[]>;
  /** @returns why it was not taken; undefined once it is stored */
  readonly add: (form: Form, offered: OfferedFile) => Promise<FileRefusal | undefined>;
  readonly remove: (form: Form, file: ItemId) => Promise<FileRefusal | undefined>;
  /** Whoever brought them thought better of it. What is being sent at that moment stays. */
  readonly removeAll: (form: Form) => Promise<void>;
  /** What the concern will list that is about to be stored. */
  readonly hold: (form: Form) => Promise<readonly EvidenceFile[]>;
  /** The form was not sent after all. What an earlier try may have stored stays held. */
  readonly letGo: (form: Form) => Promise<void>;
  /** Nothing is kept of it, unless an earlier try was stored. */
  readonly forget: (form: Form) => Promise<void>;
}

interface Deps extends FileJudges {
  readonly evidence: EvidenceStore;
  readonly concerns: Pick<ConcernStore, 'find'>;
}

export function createDraftFiles({ evidence, concerns, fileTypeOf, random }: Deps): DraftFiles {
  const isStored = async ({ dataKey }: Form) => (await concerns.find(dataKey.concernId)) !== undefined;
  const judge = createJudgeFile({ fileTypeOf, random });

  return {
    list: ({ dataKey }) => evidence.waiting(dataKey.concernId),
    add: async (form, offered) => {
      const { concernId } = form.dataKey;
      const judged = await judge(offered);
      if (judged.kind === 'refused') return judged.because;
      if ((await evidence.waiting(concernId)).length >= MOST_FILES) return 'too-many';
      if (await isStored(form)) return 'may-be-sent';
      await evidence.keep(concernId, judged.file, offered.bytes, form.openedAt);
      const place = (await evidence.waiting(concernId)).findIndex(({ id }) => id === judged.file.id);
      // Several came at the same moment, or the form was sent meanwhile; what it took with it can't be removed.
      if (place >= MOST_FILES && (await evidence.remove(concernId, judged.file.id))) return 'too-many';
      if ((await isStored(form)) && (await evidence.remove(concernId, judged.file.id))) return 'may-be-sent';
      return undefined;
    },
    remove: async ({ dataKey: { concernId } }, file) => {
      if (await evidence.remove(concernId, file)) return undefined;
      const isThere = (await evidence.waiting(concernId)).some(({ id }) => id === file);
      return isThere ? 'may-be-sent' : undefined;
    },
    removeAll: async ({ dataKey: { concernId } }) => {
      // One by one, because each is removed only if nobody holds it then.
      for (const { id } of await evidence.waiting(concernId)) await evidence.remove(concernId, id);
    },
    hold: ({ dataKey }) => evidence.hold(dataKey.concernId),
    letGo: async (form) => {
      if (!(await isStored(form))) await evidence.letGo(form.dataKey.concernId);
    },
    forget: async (form) => {
      if (await isStored(form)) return;
      await evidence.letGo(form.dataKey.concernId);
      await evidence.removeAll(form.dataKey.concernId);
    },
  };
}

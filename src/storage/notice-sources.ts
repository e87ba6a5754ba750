import type { ConcernModel } from './concern-document.js';
import type { MatterModel } from './matter-document.js';
import { storing } from './mongo.js';
import type { NoticeSource, Pending } from './take-pending.js';

const WAITING = { 'pendingNotices.key': { $gt: '' } };

/** Notices that verbs left in concerns. */
export function concernNotices(model: ConcernModel): NoticeSource {
  return {
    find: (limit) =>
      storing(() =>
        model
          .find(WAITING, { urgent: 1, practice: 1, version: 1, pendingNotices: 1 })
          .limit(limit)
          .lean<readonly Pending[]>(),
      ),
    pull: async (id, keys) => {
      await storing(() => model.updateOne({ _id: id }, { $pull: { pendingNotices: { key: { $in: keys } } } }));
    },
    origin: (concernId) => ({ concernId }),
  };
}

/** Letters that verbs left in matters. */
export function matterNotices(model: MatterModel): NoticeSource {
  return {
    find: (limit) =>
      storing(() => model.find(WAITING, { version: 1, pendingNotices: 1 }).limit(limit).lean<readonly Pending[]>()),
    pull: async (id, keys) => {
      await storing(() => model.updateOne({ _id: id }, { $pull: { pendingNotices: { key: { $in: keys } } } }));
    },
    origin: (id, { matter }) => ({ matter: matter ?? id }),
  };
}

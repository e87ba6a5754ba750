import { isReporter, routedEntry } from '../../domain/concern.js';
import type { ConcernId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { mayDrill } from '../../domain/practice.js';
import type { ConcernStore } from '../ports.js';

/** Whether that is a practice concern which the viewer may know of, so that what they are told of it can say so. */
export type PracticeFor = (viewer: Person, concernId: ConcernId) => Promise<boolean>;

export function createPracticeFor({ concerns }: { readonly concerns: Pick<ConcernStore, 'findFor'> }): PracticeFor {
  return async (viewer, concernId) => {
    const concern = await concerns.findFor(viewer, concernId);
    if (concern?.practice !== true) return false;
    return routedEntry(concern, viewer.id) !== undefined || isReporter(viewer, concern) || mayDrill(viewer);
  };
}

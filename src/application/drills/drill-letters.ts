import type { DrillLog } from '../../domain/drill-log.js';
import { type DrillReach, reachOf } from '../../domain/drill-report.js';
import type { PersonId } from '../../domain/ids.js';
import { mayDrill } from '../../domain/practice.js';
import type { LetterWriter } from '../delivery/letter-post.js';
import type { MatterStore, PeopleStore } from '../ports.js';
import { peopleIn } from './see-drills.js';

interface Deps {
  readonly drills: Pick<MatterStore<DrillLog>, 'read'>;
  readonly people: Pick<PeopleStore, 'byIds'>;
}

/** What came of a drill, to whoever started it, leads and managers. */
export function createDrillEndedLetter({ drills, people }: Deps): LetterWriter {
  return async ({ item }, recipient) => {
    const report = (await drills.read()).reports.find(({ id }) => id === item);
    if (report === undefined) return undefined;
    const { id, reference, urgent, startedBy, startedAt, dueAt, ended, asked } = report;
    const known = await people.byIds(peopleIn(report));
    const nameOf = (person: PersonId) => known.find((each) => each.id === person)?.name || 'Somebody';
    const reachedBy = (reach: DrillReach) =>
      asked.filter((each) => reachOf(each) === reach).map(({ person }) => nameOf(person));
    return {
      content: {
        about: 'drill-ended',
        item: id,
        reference,
        isUrgent: urgent,
        startedBy: nameOf(startedBy),
        startedAt,
        dueAt,
        how: ended.how,
        endedAt: ended.at,
        by: ended.by && nameOf(ended.by),
        asked: asked.length,
        onlyCalled: reachedBy('call'),
        unreached: reachedBy('nothing'),
        mayOpen: mayDrill(recipient),
      },
      isNeeded: recipient.id === startedBy || mayDrill(recipient),
    };
  };
}

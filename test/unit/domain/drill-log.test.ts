import { describe, expect, it } from 'vitest';
import { beginDrill, type DrillLog, dropDrill, endDrill, NO_DRILLS } from '../../../src/domain/drill-log.js';
import type { DrillReport } from '../../../src/domain/drill-report.js';
import { accountOn, asConcernId, asItemId, asReference } from '../../../src/domain/ids.js';
import { FIONA, LEILA, minutesAfter, RECEIVED } from '../../support/builders.js';

const drill = (id: string) => ({
  id: asItemId(id),
  concernId: asConcernId(`concern-of-${id}`),
  draft: { id: `draft-of-${id}`, owner: accountOn('slack', 'ULEILA') },
  urgent: true,
});

const reportOf = (id: string): DrillReport => ({
  id: asItemId(id),
  reference: asReference('SG-7K3QM2'),
  urgent: true,
  startedBy: LEILA.id,
  startedAt: RECEIVED,
  dueAt: minutesAfter(RECEIVED, 15),
  ended: { how: 'unanswered', at: minutesAfter(RECEIVED, 45) },
  asked: [],
});

const begun = (id: string, log: DrillLog = NO_DRILLS) => beginDrill(log, drill(id)).state;

describe('a log of drills', () => {
  it('lets one run at a time', () => {
    const { state, outcome } = beginDrill(begun('one'), drill('two'));
    expect([state.running?.id, outcome.kind]).toEqual(['one', 'another-runs']);
    const ended = endDrill(state, reportOf('one'), []).state;
    expect(beginDrill(ended, drill('two')).outcome.kind).toBe('begun');
  });

  it('starts no second drill for a form that is sent again, while it runs and after it', () => {
    expect(beginDrill(begun('one'), drill('one')).outcome.kind).toBe('begun-before');
    const ended = endDrill(begun('one'), reportOf('one'), []).state;
    expect(beginDrill(ended, drill('one'))).toMatchObject({ state: ended, outcome: { kind: 'begun-before' } });
  });

  it('writes one report and tells each person once', () => {
    const { state, letters, outcome } = endDrill(begun('one'), reportOf('one'), [LEILA.id, FIONA.id, LEILA.id]);
    expect([state.running, state.reports.map(({ id }) => id), outcome]).toEqual([undefined, ['one'], true]);
    expect(letters).toEqual(
      [LEILA, FIONA].map(({ id: to }) => ({ kind: 'letter', to, about: 'drill-ended', item: 'one' })),
    );
    expect(endDrill(state, reportOf('one'), [LEILA.id])).toEqual({ state, letters: [], outcome: false });
  });

  it('keeps the newest twenty reports', () => {
    let log: DrillLog = NO_DRILLS;
    for (let count = 1; count <= 25; count += 1) {
      log = endDrill(begun(`drill ${count}`, log), reportOf(`drill ${count}`), []).state;
    }
    expect(log.reports.length).toBe(20);
    expect([log.reports[0]?.id, log.reports.at(-1)?.id]).toEqual(['drill 25', 'drill 6']);
  });

  it('drops a drill of which nothing came, and no other', () => {
    expect(dropDrill(begun('one'), asItemId('one'))).toEqual({ state: NO_DRILLS, letters: [], outcome: true });
    expect(dropDrill(begun('one'), asItemId('two')).state).toEqual(begun('one'));
  });
});

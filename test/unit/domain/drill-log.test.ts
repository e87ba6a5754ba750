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

/** Long after the end of every report. */
const LATER = minutesAfter(RECEIVED, 120);
const begun = (id: string, log: DrillLog = NO_DRILLS) => beginDrill(log, drill(id), LATER).state;

describe('a log of drills', () => {
  it('lets one run at a time', () => {
    const { state, outcome } = beginDrill(begun('one'), drill('two'), LATER);
    expect([state.running?.id, outcome.kind]).toEqual(['one', 'another-runs']);
    const ended = endDrill(state, reportOf('one'), []).state;
    expect(beginDrill(ended, drill('two'), LATER).outcome.kind).toBe('begun');
  });

  it('lets none begin until ten minutes after the last', () => {
    const ended = endDrill(begun('one'), reportOf('one'), []).state;
    const next = (minutes: number) => beginDrill(ended, drill('two'), minutesAfter(RECEIVED, minutes));
    expect(next(54.9)).toEqual({ state: ended, letters: [], outcome: { kind: 'too-soon' } });
    expect(next(55).outcome.kind).toBe('begun');
  });

  it('starts no second drill for a form that is sent again, while it runs and after it', () => {
    expect(beginDrill(begun('one'), drill('one'), LATER).outcome.kind).toBe('begun-before');
    const ended = endDrill(begun('one'), reportOf('one'), []).state;
    expect(beginDrill(ended, drill('one'), LATER)).toMatchObject({ state: ended, outcome: { kind: 'begun-before' } });
  });

  it('writes one report and tells each person once', () => {
    const { state, letters, outcome } = endDrill(begun('one'), reportOf('one'), [LEILA.id, FIONA.id, LEILA.id]);
    expect([state.running, state.reports.map(({ id }) => id), outcome]).toEqual([undefined, ['one'], true]);
    expect(letters).toEqual(
      [LEILA, FIONA].map(({ id: to }) => ({ kind: 'letter', to, about: 'drill-ended', item: 'one' })),
    );
    expect(endDrill(state, reportOf('one'), [LEILA.id])).toEqual({ state, letters: [], outcome: false });
  });

  it('keeps the newest fifty reports', () => {
    let log: DrillLog = NO_DRILLS;
    for (let count = 1; count <= 55; count += 1) {
      log = endDrill(begun(`drill ${count}`, log), reportOf(`drill ${count}`), []).state;
    }
    expect(log.reports.length).toBe(50);
    expect([log.reports[0]?.id, log.reports.at(-1)?.id]).toEqual(['drill 55', 'drill 6']);
  });

  it('drops a drill of which nothing came, and no other', () => {
    expect(dropDrill(begun('one'), asItemId('one'))).toEqual({ state: NO_DRILLS, letters: [], outcome: true });
    expect(dropDrill(begun('one'), asItemId('two')).state).toEqual(begun('one'));
  });
});

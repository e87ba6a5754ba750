import { z } from 'zod';
import type { UseCases } from '../../application/use-cases.js';
import { asItemId, type FormToken } from '../../domain/ids.js';
import type { Organisation } from '../../domain/organisation.js';
import type { Person } from '../../domain/person.js';
import { oneOf, questionsOf, said } from '../case/questions.js';
import { durationWords } from '../duration-words.js';
import { answersOf, type DeskForm, type DeskOutcome, type DeskPart } from './desk-part.js';
import { askedWords, DRILLS_ARE_FOR_LEADS, drillReportPage, drillsPage } from './drill-pages.js';

type DrillCases = Pick<UseCases, 'startDrill' | 'stopDrill' | 'seeDrills'>;

const CLOCKS = ['standard', 'urgent'] as const;
const DONE: DeskOutcome = { kind: 'done', page: 'drill' };

/** Practice drills: what runs, what came of earlier ones, and the way to start and to stop one. */
export function createDrillDesk({ startDrill, stopDrill, seeDrills }: DrillCases): DeskPart {
  async function start(by: Person, urgent: boolean, token: FormToken): Promise<DeskOutcome> {
    const { kind } = await startDrill(by, urgent, token);
    return kind === 'started' ? DONE : { kind: 'refused', lines: [NOT_STARTED[kind]] };
  }

  const startForm: DeskForm = {
    label: 'Start a drill',
    submit: 'Start the drill',
    open: async (by) => {
      const shown = await seeDrills.all(by);
      if (shown === undefined) return undefined;
      return {
        parts: (typed) => [
          said(
            'really',
            'People are really messaged, and paged where that is set up: at night they are woken.',
            'notice',
          ),
          said('who', askedWords(shown.steps)),
          questionsOf(typed).choice('clock', 'Which clock?', clockOptions(shown.organisation), { first: 'standard' }),
        ],
        answers: answersOf(z.object({ clock: oneOf(CLOCKS) }), ({ clock }, token) =>
          start(by, clock === 'urgent', token),
        ),
      };
    },
  };

  return {
    pages: {
      drill: async (viewer, rest) => {
        const report = rest === '' ? undefined : await seeDrills.report(viewer, asItemId(rest));
        if (report) return drillReportPage(report);
        const shown = await seeDrills.all(viewer);
        return shown ? drillsPage(shown) : DRILLS_ARE_FOR_LEADS;
      },
    },
    forms: { 'start-drill': startForm },
    atOnce: {
      'stop-drill': async (by, item) => {
        const { kind } = await stopDrill(by, asItemId(item));
        return kind === 'not-theirs' ? { kind: 'refused', lines: [NOT_STOPPED] } : DONE;
      },
    },
  };
}

const NOT_STARTED = {
  'another-runs': 'A drill is running already. Wait until it has ended, or stop it.',
  'too-soon': 'A drill ended a moment ago. Wait ten minutes before the next one: people are really woken.',
  'nobody-to-ask': 'Nobody can be asked: there is nobody but you in the chain.',
  'not-theirs': 'Only safeguarding leads and managers start drills.',
} as const;

const NOT_STOPPED = 'Only whoever started a drill, or a safeguarding lead, can stop it.';

function clockOptions({ acknowledge }: Pick<Organisation, 'acknowledge'>) {
  return [
    { value: 'standard', label: `Standard: acknowledge in ${durationWords(acknowledge.standard)}` },
    { value: 'urgent', label: `Urgent: acknowledge in ${durationWords(acknowledge.urgent)}` },
  ];
}

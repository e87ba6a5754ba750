import type { UseCases } from '../../application/use-cases.js';
import { asPersonId, type FormToken, type PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { dayOf } from '../../domain/reminders/reminder-days.js';
import type { CheckCommand } from '../../domain/workforce/change-register.js';
import { personCheckOf } from '../../domain/workforce/checks.js';
import type { MessageWindow } from '../windows.js';
import { LABELS, NOT_FOR_YOU } from '../wording.js';
import { isAboutMore } from './dbs-forms.js';
import { answersOf, type DeskForm, type DeskOutcome, type DeskPart } from './desk-part.js';
import { findPersonParts, foundPerson } from './find-person.js';
import {
  bookCheckCommand,
  bookCheckParts,
  type CheckFormAbout,
  recordCheckCommand,
  recordCheckParts,
  startLeaveCommand,
  startLeaveParts,
} from './workforce-forms.js';
import { FIND, ofPerson, personPage, teamPage } from './workforce-pages.js';
import { checkRefusalWords, refusedQuestion } from './workforce-words.js';

type Needed = Pick<UseCases, 'seeWorkforce' | 'workOnChecks' | 'peopleToPick' | 'organisation' | 'clock' | 'newToken'>;

/** Checks of those who work here: the register, and what is done about each. */
export function createWorkforceDesk(useCases: Needed): DeskPart {
  const { seeWorkforce, workOnChecks, peopleToPick, organisation, clock, newToken } = useCases;

  const today = async () => dayOf(clock.now(), (await organisation.current()).zone);

  async function done(by: Person, about: PersonId, command: CheckCommand, token: FormToken): Promise<DeskOutcome> {
    const outcome = await workOnChecks(by, about, command, token);
    if (outcome.kind === 'done') return { kind: 'done', page: 'workforce', rest: ofPerson(about) };
    const { because, last } = outcome;
    return {
      kind: 'refused',
      lines: [checkRefusalWords(because, last)],
      question: refusedQuestion(command.verb, because),
    };
  }

  /** Undefined for a check that is not theirs to see. */
  async function about(by: Person, item: string): Promise<CheckFormAbout | undefined> {
    const check = personCheckOf(item);
    const of = check && (await seeWorkforce.whose(by, check.person));
    if (check === undefined || of === undefined) return undefined;
    const others = (await peopleToPick()).filter(({ id }) => id !== check.person);
    return {
      kind: check.kind,
      of,
      checkers: others.map(({ id, name }) => ({ value: id, label: name })),
      by: others.find(({ id }) => id === by.id)?.id,
      today: await today(),
    };
  }

  const recordCheck: DeskForm = {
    label: 'Record a check',
    submit: 'Record',
    open: async (by, item) => {
      const shown = await about(by, item);
      if (shown === undefined) return undefined;
      return {
        parts: (typed) => recordCheckParts(shown, typed),
        answers: answersOf(recordCheckCommand(shown), async (command, token) =>
          isAboutMore(command) ? { kind: 'asks-more' } : done(by, shown.of.person.id, command, token),
        ),
      };
    },
  };

  const bookCheck: DeskForm = {
    label: 'It is booked',
    submit: 'Save',
    open: async (by, item) => {
      const shown = await about(by, item);
      if (shown === undefined) return undefined;
      return {
        parts: (typed) => bookCheckParts(shown, typed),
        answers: answersOf(bookCheckCommand(shown), (command, token) => done(by, shown.of.person.id, command, token)),
      };
    },
  };

  const startLeave: DeskForm = {
    label: 'They are on leave',
    submit: 'Save',
    open: async (by, item) => {
      const shown = await seeWorkforce.whose(by, asPersonId(item));
      if (shown === undefined || !shown.maySayAway) return undefined;
      const command = startLeaveCommand(await today());
      return {
        parts: (typed) => startLeaveParts(shown, typed),
        answers: answersOf(command, (said, token) => done(by, shown.person.id, said, token)),
      };
    },
  };

  const findChecks: DeskForm = {
    label: FIND,
    submit: 'Show',
    open: async (by) => {
      const seen = await seeWorkforce.everybody(by);
      if (seen.length === 0) return undefined;
      return {
        parts: (typed) => findPersonParts(seen, typed),
        answers: answersOf(foundPerson, async ({ person }) =>
          person === undefined ? { kind: 'asks-more' } : { kind: 'done', page: 'workforce', rest: ofPerson(person) },
        ),
      };
    },
  };

  return {
    pages: {
      workforce: async (viewer, rest) => {
        const [, of] = /^of (.{1,100})$/.exec(rest) ?? [];
        const team = await seeWorkforce.team(viewer);
        if (team && of === undefined) return teamPage(team, viewer.id, /^\d{1,4}$/.test(rest) ? Number(rest) : 0);
        const checks = await seeWorkforce.person(viewer, of === undefined ? viewer.id : asPersonId(of));
        return checks ? personPage(checks, team !== undefined) : NOTHING_KEPT;
      },
    },
    forms: {
      'record-check': recordCheck,
      'book-check': bookCheck,
      'start-leave': startLeave,
      'find-checks': findChecks,
    },
    atOnce: {
      'check-submitted': async (by, item) => {
        const check = personCheckOf(item);
        if (check === undefined) return { kind: 'refused', lines: [NOT_FOR_YOU] };
        return done(by, check.person, { verb: 'check-submitted', kind: check.kind }, newToken());
      },
      'end-leave': (by, item) => done(by, asPersonId(item), { verb: 'end-leave' }, newToken()),
    },
  };
}

/** To whoever is not in the organisation file, and of somebody whose checks are not theirs to see. */
const NOTHING_KEPT: MessageWindow = { title: 'Workforce checks', close: LABELS.close, lines: [NOT_FOR_YOU] };

import { z } from 'zod';
import type { PutBackOutcome } from '../../application/people/put-back.js';
import type { UseCases } from '../../application/use-cases.js';
import { asItemId } from '../../domain/ids.js';
import { GIVEN_ROLES, type WantedChange } from '../../domain/roles/role-book.js';
import type { RoleOutcome } from '../../domain/roles/role-changes.js';
import { mayDecideRoles } from '../../domain/roles/two-people.js';
import { needed, person, questionsOf, said, typedLine } from '../case/questions.js';
import type { Option } from '../report-words.js';
import { LABELS, NOT_FOR_YOU } from '../wording.js';
import { answersOf, type DeskForm, type DeskOutcome, type DeskPart, type DoAtOnce } from './desk-part.js';
import { peoplePage } from './people-page.js';
import { ROLE_WORDS, roleRefusalWords } from './role-words.js';

type Needed = Pick<UseCases, 'putBack' | 'workOnRoles' | 'showPeople' | 'peopleToPick'>;

/** Who is here, and who has which role. */
export function createPeopleDesk({ putBack, workOnRoles, showPeople, peopleToPick }: Needed): DeskPart {
  const askRoleChange: DeskForm = {
    label: 'Change a role',
    submit: 'Ask',
    open: async (by) => {
      if (!mayDecideRoles(by)) return undefined;
      const people = (await peopleToPick()).filter(({ id }) => id !== by.id);
      return {
        parts: (typed) => {
          const ask = questionsOf(typed);
          return [
            said('what', 'Somebody else has to approve it: a manager if you are a lead, a lead if you are a manager.'),
            ask.menu(
              'person',
              'Whose role?',
              people.map(({ id, name }) => ({ value: id, label: name })),
            ),
            ask.menu('wanted', 'What is to change?', WANTED),
            ask.line('reason', 'Why?', {
              hint: 'Leads and managers can read it under “People and roles”, and nobody else.',
            }),
          ];
        },
        answers: answersOf(z.object({ person, wanted, reason: typedLine }), async (asked, token) =>
          roleOutcome(await workOnRoles.ask(by, asked, token)),
        ),
      };
    },
  };

  const answer =
    (verb: 'approve' | 'refuse'): DoAtOnce =>
    async (by, item) =>
      roleOutcome(await workOnRoles[verb](by, asItemId(item)));

  return {
    pages: {
      people: async (viewer, rest) => {
        const overview = await showPeople(viewer);
        if (overview === undefined) return { title: 'Not found', close: LABELS.close, lines: [NOT_FOR_YOU] };
        return peoplePage(overview, /^\d{1,4}$/.test(rest) ? Number(rest) : 0);
      },
    },
    forms: { 'ask-role-change': askRoleChange },
    atOnce: {
      'put-back': async (by, item) => putBackOutcome(await putBack(by, asItemId(item))),
      'approve-role-change': answer('approve'),
      'refuse-role-change': answer('refuse'),
    },
  };
}

const LEAVE = 'leave';

const WANTED: readonly Option[] = [
  ...GIVEN_ROLES.map((role) => ({ value: `give ${role}`, label: `They become ${ROLE_WORDS[role]}` })),
  ...GIVEN_ROLES.map((role) => ({ value: `take ${role}`, label: `They are no longer ${ROLE_WORDS[role]}` })),
  { value: LEAVE, label: 'They are no longer here' },
];

const wanted = z.preprocess(
  (value) => (value === '' || value === null ? undefined : value),
  z.string(needed).transform((value, context): WantedChange => {
    if (value === LEAVE) return { change: 'leave' };
    const [change, role] = value.split(' ');
    const given = GIVEN_ROLES.find((one) => one === role);
    if (given && (change === 'give' || change === 'take')) return { change, role: given };
    context.addIssue({ code: 'custom', message: needed });
    return z.NEVER;
  }),
);

function roleOutcome(outcome: RoleOutcome): DeskOutcome {
  if (outcome.kind === 'done') return { kind: 'done', page: 'people' };
  const words = roleRefusalWords(outcome.because);
  const lines = outcome.kind === 'outdated' ? [`Nothing was changed: ${OUTDATED}`, words] : [words];
  return { kind: 'refused', lines };
}

const OUTDATED = 'what was asked no longer makes sense.';

function putBackOutcome(outcome: PutBackOutcome): DeskOutcome {
  switch (outcome) {
    case 'put-back':
    case 'here-already':
      return { kind: 'done', page: 'people' };
    case 'not-active':
      return { kind: 'refused', lines: ['Their account is not active, so there is nobody to put back.'] };
    case 'not-theirs-to-do':
      return { kind: 'refused', lines: [NOT_FOR_YOU] };
  }
}

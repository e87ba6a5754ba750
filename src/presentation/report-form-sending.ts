import { type FormAnswers, MOST_PEOPLE } from '../application/concerns/form-answers.js';
import type { FormSetting, KnownRoute } from '../application/concerns/preview-route.js';
import { isUrgent } from '../domain/report.js';
import { choice, type FormPart, line } from './report-form-parts.js';
import { listed, nobodyWatches, unwatchedLine } from './wording.js';

/**
 * Says who will be told, and asks who should not see it, before anything is sent: from the first moment, since a form that
 * is sent quickly has not grown yet.
 */
export function beforeSending(answers: FormAnswers, setting: FormSetting): FormPart[] {
  return [
    { kind: 'divider', id: 'before-sending' },
    { kind: 'text', id: 'route', ...routeLine(setting, isUrgent(answers)) },
    {
      kind: 'people',
      id: 'hiddenFrom',
      label: 'Should anyone else not see it?',
      hint: 'They are not told, now or later. Somebody else is told instead.',
      required: false,
      grows: true,
      most: MOST_PEOPLE,
      answers: answers.hiddenFrom ?? [],
    },
    ...(answers.responsible === undefined ? [] : aboutReporter(answers)),
  ];
}

function aboutReporter(answers: FormAnswers): FormPart[] {
  return [
    choice(
      'identity',
      'Your name',
      { ...answers, identity: answers.identity ?? 'named' },
      {
        hint:
          'Confidential: only those handling this concern will see your name; we may have to tell the council or the ' +
          'police.',
      },
    ),
    line('ringOn', 'A number to ring you on', answers),
  ];
}

interface RouteLine {
  readonly tone: 'notice' | 'plain';
  readonly text: string;
}

function routeLine(setting: FormSetting, urgent: boolean): RouteLine {
  const { route, organisation } = setting;
  if (route.kind !== 'not-known') return knownLine(route, setting, urgent);
  const { ifNobodyHere, ifSomebodyHere } = route;
  if (ifNobodyHere.kind === 'nobody') return knownLine(ifNobodyHere, setting, urgent);
  if (ifSomebodyHere.kind === 'nobody') return knownLine(ifSomebodyHere, setting, urgent);
  const { duty, alternate } = organisation.phones;
  const leads = listed(ifSomebodyHere.names);
  return {
    tone: 'plain',
    text:
      `This goes to ${listed(ifNobodyHere.names)}, or to ${leads} if somebody who works or volunteers here may be ` +
      `responsible.${unwatched(ifNobodyHere, setting, `${duty} or ${alternate}`, urgent)}`,
  };
}

function knownLine(route: KnownRoute, setting: FormSetting, urgent: boolean): RouteLine {
  if (route.kind === 'nobody') {
    const { name, phone } = route.contact;
    return {
      tone: 'notice',
      text:
        'Nobody here would be told, because everybody who could be is named. Nothing is saved until you press Send. Then ' +
        `ring ${name} on ${phone}.`,
    };
  }
  const { quotedAuthor } = setting;
  const goes = `This goes to ${listed(route.names)}.${laterLine(route)}${unwatched(route, setting, route.phone, urgent)}`;
  if (!route.includesAuthor || quotedAuthor.kind !== 'known') return { tone: 'plain', text: goes };
  const author = `${quotedAuthor.name} wrote the message above. If they should not see this, choose them below.`;
  return { tone: 'notice', text: `${goes} ${author}` };
}

/** The reporter of a staff concern has to know before sending that whoever they did not name may be asked in the end. */
function laterLine({ route, later }: Reached): string {
  if (route !== 'lead' || later.length === 0) return '';
  return ` If nobody takes it in time, ${listed(later)} may be asked too: choose below anyone who should not see it.`;
}

/** What is urgent can't wait, and the line above says so. */
function unwatched(
  { unwatchedUntil }: Reached,
  { now, organisation: { zone } }: FormSetting,
  phone: string,
  urgent: boolean,
): string {
  if (!unwatchedUntil) return '';
  if (urgent) return ` ${nobodyWatches(unwatchedUntil, now, zone)} Ring ${phone} now.`;
  return ` ${unwatchedLine(unwatchedUntil, now, zone, phone)}`;
}

type Reached = Extract<KnownRoute, { kind: 'people' }>;

import { describe, expect, it } from 'vitest';
import type { FormAnswers } from '../../../src/application/concerns/form-answers.js';
import type { FormSetting, KnownRoute, RoutePreview } from '../../../src/application/concerns/preview-route.js';
import { accountOn } from '../../../src/domain/ids.js';
import { CONCERN_TYPES } from '../../../src/domain/report.js';
import { missingWords, reportForm } from '../../../src/presentation/report-form.js';
import type { FormPart, FormQuestion } from '../../../src/presentation/report-form-parts.js';
import { OPTIONS } from '../../../src/presentation/report-words.js';
import { anOrganisation, at } from '../../support/builders.js';

const EMERGENCY_LINE = 'If someone is in immediate danger, call 999 now.';
const organisation = anOrganisation();
const { duty: DUTY_PHONE, alternate: ALTERNATE, crisis: CRISIS_PHONE = '' } = organisation.phones;
const contact = organisation.externalContact;

type ToPeople = Extract<KnownRoute, { kind: 'people' }>;
const TO_DUTY: ToPeople = {
  kind: 'people',
  route: 'duty',
  names: ['Priya Shah'],
  later: ['Sam Lee'],
  phone: DUTY_PHONE,
  includesAuthor: false,
};
const TO_LEADS: ToPeople = {
  kind: 'people',
  route: 'lead',
  names: ['Leila Haddad', 'Lars Berg'],
  later: ['Priya Shah', 'Sam Lee'],
  phone: ALTERNATE,
  includesAuthor: false,
};
const TO_NOBODY: KnownRoute = { kind: 'nobody', contact };
const NOT_KNOWN: RoutePreview = { kind: 'not-known', ifNobodyHere: TO_DUTY, ifSomebodyHere: TO_LEADS };

function aSetting(route: RoutePreview, quotedAuthor: FormSetting['quotedAuthor'] = { kind: 'unknown' }): FormSetting {
  return { organisation, route, quotedAuthor, isLive: true, now: at('2026-11-23T14:05') };
}

const form = (answers: FormAnswers = {}, route: RoutePreview = NOT_KNOWN) => reportForm(answers, aSetting(route));
const idsOf = (parts: readonly FormPart[]) => parts.map(({ id }) => id);
const textOf = (parts: readonly FormPart[]) => parts.map((part) => ('text' in part ? part.text : '')).join('\n');

function question(id: FormQuestion['id'], answers: FormAnswers = {}, route: RoutePreview = NOT_KNOWN): FormQuestion {
  const found = form(answers, route).parts.find((part) => part.id === id);
  if (found === undefined || !('label' in found) || found.kind === 'button') throw new Error(`no question ${id}`);
  return found;
}

/** The form at every stage that it has. */
const STAGES: readonly (readonly [string, FormAnswers, RoutePreview])[] = [
  ['nothing answered', {}, NOT_KNOWN],
  ['danger', { danger: 'yes' }, NOT_KNOWN],
  ['text that came with the command', { whatHappened: 'typed', textCut: true }, NOT_KNOWN],
  ['a quoted message', { quotedMessage: { text: 'quoted', cut: false } }, NOT_KNOWN],
  ['nobody here responsible', { responsible: 'no' }, TO_DUTY],
  ['nobody here responsible, urgent', { responsible: 'no', danger: 'yes' }, TO_DUTY],
  ['nobody here responsible, duty person hidden', { responsible: 'no' }, { ...TO_DUTY, phone: ALTERNATE }],
  ['somebody here responsible', { responsible: 'yes' }, TO_LEADS],
  ['somebody here responsible, a child', { responsible: 'yes', atRisk: 'child' }, TO_LEADS],
  ['not sure', { responsible: 'not-sure' }, TO_LEADS],
  ['everybody named', { responsible: 'yes' }, TO_NOBODY],
  ['more detail', { responsible: 'no', moreDetail: true }, TO_DUTY],
  ['self-harm at once', { selfHarm: ['yes'] }, NOT_KNOWN],
  ['self-harm, a lead is told', { selfHarm: ['yes'], responsible: 'yes' }, TO_LEADS],
  ['self-harm, nobody could be told', { selfHarm: ['yes'], responsible: 'yes' }, TO_NOBODY],
  ['self-harm among the types', { responsible: 'no', moreDetail: true, types: ['self-harm'] }, TO_DUTY],
];

describe('while the organisation is not set up', () => {
  const notYet = (answers: FormAnswers, route: RoutePreview) =>
    reportForm(answers, { ...aSetting(route), isLive: false }).parts;

  it.each(STAGES)('says so once, below whom to call, and asks all the same: %s', (_, answers, route) => {
    const parts = notYet(answers, route);
    const lines = parts.filter(({ id }) => id === 'not-live');
    const isOnlyNumbers = reportForm(answers, aSetting(route)).submit === 'Show whom to call';
    expect(lines).toHaveLength(isOnlyNumbers ? 0 : 1);
    expect(idsOf(parts)[0]).toBe('help');
    expect(parts.filter(({ id }) => id !== 'not-live')).toEqual(form(answers, route).parts);
  });

  it.each<readonly [RoutePreview, string]>([
    [
      NOT_KNOWN,
      `Please send this as usual, and ring ${DUTY_PHONE} as well, or ${ALTERNATE} if it is about the duty person.`,
    ],
    [TO_DUTY, `Please send this as usual, and ring ${DUTY_PHONE} as well.`],
    [TO_LEADS, `Please send this as usual, and ring ${ALTERNATE} as well.`],
    [TO_NOBODY, `Please ring ${contact.name} as well: ${contact.phone}.`],
  ])('names the number of this route', (route, words) => {
    const line = notYet({}, route).filter(({ id }) => id === 'not-live');
    expect(textOf(line)).toBe(`Not live: Safeguard is not fully set up here yet. ${words}`);
  });

  it('says nothing of it otherwise', () => {
    expect(textOf(form().parts)).not.toContain('set up');
  });
});

describe('the form at every stage', () => {
  it.each(STAGES)('begins with 999 and a phone: %s', (_, answers, route) => {
    const [first] = form(answers, route).parts;
    const text = textOf(first ? [first] : []);
    expect(first).toMatchObject({ kind: 'text', id: 'help', tone: 'emergency' });
    expect(text.startsWith(EMERGENCY_LINE)).toBe(true);
    expect(text).toMatch(/\+44 20 7946 0\d{3}/);
  });

  it.each(STAGES)('asks the same four questions, each once: %s', (_, answers, route) => {
    const ids = idsOf(form(answers, route).parts);
    for (const id of ['danger', 'atRisk', 'responsible', 'whatHappened']) {
      expect(ids.filter((each) => each === id)).toEqual([id]);
    }
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(STAGES)('keeps within what the platforms show: %s', (_, answers, route) => {
    const { title, submit, close, parts } = form(answers, route);
    for (const label of [title, submit, close]) expect(label.length).toBeLessThanOrEqual(24);
    expect(parts.length).toBeLessThanOrEqual(100);
    for (const part of parts) {
      if ('options' in part) for (const { label } of part.options) expect(label.length).toBeLessThanOrEqual(75);
      if (part.kind === 'text') expect(part.text.length).toBeLessThanOrEqual(3_000);
      if (part.kind === 'text') expect(part.text).not.toBe('');
      if ('longest' in part) expect(part.longest).toBeLessThanOrEqual(3_000);
    }
  });

  it.each(STAGES)('says nothing about evidence in chat but to leave it alone: %s', (_, answers, route) => {
    const text = textOf(form(answers, route).parts);
    expect(text).toMatch(/don't wash, tidy, move or copy/);
    expect(text).toContain('no photos in chat');
    expect(text).not.toMatch(/secret|in confidence|we promise|!/i);
  });
});

describe('the first moment', () => {
  it('asks four questions, the name of the person at risk, who should not see it, and no more', () => {
    const { title, submit, parts } = form();
    expect(title).toBe('Raise a concern');
    expect(submit).toBe('Send');
    expect(idsOf(parts)).toEqual([
      'help',
      'crisis-route',
      'selfHarm',
      'danger',
      'atRisk',
      'personAtRisk',
      'responsible',
      'whatHappened',
      'evidence',
      'before-sending',
      'route',
      'hiddenFrom',
    ]);
  });

  it('asks them in the words of the domain reference', () => {
    expect(question('danger').label).toBe('Is anyone in immediate danger?');
    expect(question('atRisk').label).toBe('Who is at risk?');
    expect(question('responsible').label).toBe('Might anyone who works or volunteers here be responsible?');
    expect(question('whatHappened').label).toBe('What happened?');
    for (const id of ['danger', 'atRisk', 'responsible', 'whatHappened'] as const) {
      expect(question(id).required).toBe(true);
    }
    expect(question('personAtRisk').required).toBe(false);
  });

  it('shows an alternate number too, since the duty phone may ring the wrong person', () => {
    const text = textOf(form().parts);
    expect(text).toContain(DUTY_PHONE);
    expect(text).toContain(ALTERNATE);
  });

  it('offers the answers of the domain reference', () => {
    expect(OPTIONS.danger.map(({ label }) => label)).toEqual(['Yes', 'No', 'Not sure']);
    expect(OPTIONS.atRisk.map(({ value }) => value)).toEqual([
      'client',
      'other-adult',
      'child',
      'more-than-one',
      'not-sure',
    ]);
    expect(OPTIONS.responsible.map(({ value }) => value)).toEqual(['no', 'yes', 'not-sure']);
    expect(OPTIONS.identity.map(({ value }) => value)).toEqual(['named', 'confidential']);
  });

  it('says that the text was cut when it was', () => {
    expect(idsOf(form({ textCut: true }).parts)).toContain('text-cut');
    expect(idsOf(form({}).parts)).not.toContain('text-cut');
  });

  it('keeps what was typed', () => {
    expect(question('whatHappened', { whatHappened: 'typed' })).toMatchObject({ answer: 'typed' });
    expect(question('danger', { danger: 'no' })).toMatchObject({ answer: 'no' });
  });
});

describe('who may be responsible', () => {
  it.each(['yes', 'not-sure'] as const)(
    'is asked after "%s": from our people, or not listed, or rather not say',
    (answer) => {
      const ids = idsOf(form({ responsible: answer }, TO_LEADS).parts);
      expect(ids.slice(ids.indexOf('responsible'), ids.indexOf('whatHappened') + 1)).toEqual([
        'responsible',
        'subjects',
        'subjectUnknown',
        'whatHappened',
      ]);
      const unknown = question('subjectUnknown', { responsible: answer }, TO_LEADS);
      expect('options' in unknown && unknown.options.map(({ value }) => value)).toEqual(['not-listed', 'not-said']);
    },
  );

  it('is not asked after "no", nor before an answer', () => {
    expect(idsOf(form({ responsible: 'no' }, TO_DUTY).parts)).not.toContain('subjects');
    expect(idsOf(form().parts)).not.toContain('subjects');
  });

  it('comes back with those who were chosen', () => {
    const subjects = [accountOn('slack', 'UPRIYA')];
    expect(question('subjects', { responsible: 'yes', subjects }, TO_LEADS)).toMatchObject({ answers: subjects });
  });
});

describe('before sending', () => {
  const LATER =
    'If nobody takes it in time, Priya Shah and Sam Lee may be asked too: choose below anyone who should not see it.';
  const ORDER = ['route', 'hiddenFrom', 'identity', 'ringOn'];

  it.each([
    ['no', TO_DUTY, 'This goes to Priya Shah.'],
    ['yes', TO_LEADS, `This goes to Leila Haddad and Lars Berg. ${LATER}`],
    ['not-sure', TO_LEADS, `This goes to Leila Haddad and Lars Berg. ${LATER}`],
  ] as const)('after "%s" it names who will be told and asks who should not see it', (responsible, route, words) => {
    const { parts } = form({ responsible }, route);
    expect(idsOf(parts).filter((id) => ORDER.includes(id))).toEqual(ORDER);
    expect(parts.find(({ id }) => id === 'route')).toMatchObject({ text: words });
    expect(question('hiddenFrom', { responsible }, route).label).toBe('Should anyone else not see it?');
    expect(question('hiddenFrom', { responsible }, route).grows).toBe(true);
    expect(question('ringOn', { responsible }, route).label).toBe('A number to ring you on');
  });

  it('names who would be told after either answer while the question has none, and asks who should not see it', () => {
    const { parts } = form({ danger: 'yes' });
    expect(parts.find(({ id }) => id === 'route')).toMatchObject({
      text:
        'This goes to Priya Shah, or to Leila Haddad and Lars Berg if somebody who works or volunteers here may be ' +
        'responsible.',
    });
    expect(question('hiddenFrom').hint).toBe('They are not told, now or later. Somebody else is told instead.');
    for (const id of ['identity', 'ringOn']) expect(idsOf(parts)).not.toContain(id);
  });

  it('says from the first moment that nobody is watching, with both numbers while the route is not known', () => {
    const unwatchedUntil = at('2026-11-24T08:00');
    const route: RoutePreview = { ...NOT_KNOWN, ifNobodyHere: { ...TO_DUTY, unwatchedUntil } };
    expect(textOf(form({}, route).parts)).toContain(
      `Nobody is watching until 08:00 tomorrow. Ring ${DUTY_PHONE} or ${ALTERNATE} if it can't wait.`,
    );
  });

  it('says from the first moment that nobody here would be told, when everybody is named', () => {
    const route: RoutePreview = { ...NOT_KNOWN, ifNobodyHere: TO_NOBODY, ifSomebodyHere: TO_NOBODY };
    expect(textOf(form({}, route).parts)).toContain(`ring ${contact.name} on ${contact.phone}`);
  });

  it('is named unless the reporter chooses, and says who sees a name that is confidential', () => {
    const identity = question('identity', { responsible: 'no' }, TO_DUTY);
    expect(identity).toMatchObject({ answer: 'named' });
    expect(identity.hint).toContain('only those handling this concern will see your name');
    expect(identity.hint).toContain('we may have to tell the council or the police');
  });

  it('says that nobody is watching, until when, and whom to ring', () => {
    const unwatched = { ...TO_DUTY, unwatchedUntil: at('2026-11-24T08:00') };
    expect(textOf(form({ responsible: 'no' }, unwatched).parts)).toContain(
      `Nobody is watching until 08:00 tomorrow. Ring ${DUTY_PHONE} if it can't wait.`,
    );
  });

  it('says whom to ring when nobody here would be told, before anything is sent', () => {
    const text = textOf(form({ responsible: 'yes' }, TO_NOBODY).parts);
    expect(text).toContain('Nobody here would be told');
    expect(text).toContain(`ring ${contact.name} on ${contact.phone}`);
  });
});

describe('the phone numbers', () => {
  it('are the duty phone and, until it is sent, the alternate one too, each with whose it is', () => {
    const text = textOf(form({ responsible: 'no' }, TO_DUTY).parts);
    expect(text).toContain(`Duty phone: ${DUTY_PHONE}. If the concern is about the duty person: ${ALTERNATE}.`);
  });

  it('say of an urgent one outside cover hours to ring now, never that it could wait', () => {
    const unwatched = { ...TO_DUTY, unwatchedUntil: at('2026-11-24T08:00') };
    const text = textOf(form({ responsible: 'no', danger: 'yes' }, unwatched).parts);
    expect(text).toContain(`Nobody is watching until 08:00 tomorrow. Ring ${DUTY_PHONE} now.`);
    expect(text).not.toContain("can't wait");
  });

  it('never calls an answer optional without saying that one of the two is needed', () => {
    const labels = form({ responsible: 'yes' }, TO_LEADS).parts.flatMap((part) => ('label' in part ? part.label : []));
    expect(labels).toContain('Who? If you choose nobody, tick a box below');
    expect(labels).toContain('If you chose nobody, tick one');
  });

  it.each([
    ['a lead', { responsible: 'yes' }, TO_LEADS],
    ['a lead, urgently', { responsible: 'yes', danger: 'yes' }, TO_LEADS],
    ['the deputy', { responsible: 'no' }, { ...TO_DUTY, phone: ALTERNATE }],
    ['nobody here', { responsible: 'yes', danger: 'yes' }, TO_NOBODY],
    ['a lead, out of hours', { responsible: 'yes' }, { ...TO_LEADS, unwatchedUntil: at('2026-11-24T08:00') }],
    ['a lead, with all detail', { responsible: 'yes', moreDetail: true, types: ['self-harm'] }, TO_LEADS],
  ] as const)('are never the duty phone once the concern goes to %s', (_, answers, route) => {
    const typed = { ...answers, types: 'types' in answers ? [...answers.types] : [] };
    expect(JSON.stringify(form(typed, route))).not.toContain(DUTY_PHONE);
  });

  it.each([
    [{ danger: 'yes', responsible: 'no' }, TO_DUTY, DUTY_PHONE],
    [{ danger: 'not-sure', responsible: 'yes' }, TO_LEADS, ALTERNATE],
    [{ atRisk: 'child', responsible: 'not-sure' }, TO_LEADS, ALTERNATE],
  ] as const)('stand in a line of their own when it is urgent: %j', (answers, route, phone) => {
    expect(form(answers, route).parts[1]).toMatchObject({
      id: 'ring-now',
      text: `Ring ${phone} now: a message may not wake anyone.`,
    });
  });

  it('do not stand there when it is not urgent', () => {
    expect(idsOf(form({ danger: 'no', responsible: 'no' }, TO_DUTY).parts)).not.toContain('ring-now');
  });
});

describe('more detail', () => {
  const DETAIL = [
    'types',
    'howKnown',
    'when',
    'where',
    'ongoing',
    'livesIn',
    'happenedIn',
    'othersAtRisk',
    'alreadyDone',
    'personTold',
    'personWants',
    'consent',
    'toldBy',
    'toldHow',
    'toldDay',
    'toldTime',
  ];
  const open: FormAnswers = { responsible: 'no', moreDetail: true };

  it('is behind "Add more detail"', () => {
    const { parts } = form({ responsible: 'no' }, TO_DUTY);
    expect(parts.at(-1)).toMatchObject({ kind: 'button', label: 'Add more detail' });
    expect(idsOf(parts).filter((id) => DETAIL.includes(id))).toEqual([]);
  });

  it('opens the rest, all optional, and the button is gone', () => {
    const { parts } = form(open, TO_DUTY);
    expect(idsOf(parts).filter((id) => DETAIL.includes(id))).toEqual(DETAIL);
    expect(parts.some(({ kind }) => kind === 'button')).toBe(false);
    for (const part of parts) if (DETAIL.includes(part.id)) expect(part).toMatchObject({ required: false });
  });

  it('offers the types that the policy names first', () => {
    expect(CONCERN_TYPES.slice(0, 5)).toEqual(['physical', 'sexual', 'emotional', 'neglect', 'coercive-control']);
    expect(OPTIONS.types.map(({ label }) => label)).toEqual([
      'Physical',
      'Sexual',
      'Emotional',
      'Neglect',
      'Coercive control',
      'Financial',
      'Modern slavery',
      'Discriminatory',
      'Organisational',
      'Self-neglect',
      'Domestic',
      'Self-harm or suicidal thoughts',
      'Something else',
    ]);
  });

  it('shows the crisis route as soon as self-harm is chosen: 999, NHS 111 and our own line', () => {
    const crisis = form({ ...open, types: ['emotional', 'self-harm'] }, TO_DUTY).parts.find(
      ({ id }) => id === 'crisis',
    );
    const text = crisis ? textOf([crisis]) : '';
    expect(crisis).toMatchObject({ tone: 'emergency' });
    expect(text).toContain('call 999 now');
    expect(text).toContain('NHS 111');
    expect(text).toContain('mental health option');
    expect(text).toContain(CRISIS_PHONE);
    expect(question('types', open, TO_DUTY).grows).toBe(true);
  });

  it('shows 999 and NHS 111 where the organisation has no crisis line of its own', () => {
    const { crisis: _, ...phones } = organisation.phones;
    const setting = { ...aSetting(TO_DUTY), organisation: anOrganisation({ phones }) };
    const text = textOf(reportForm({ ...open, types: ['self-harm'] }, setting).parts);
    expect(text).toContain('NHS 111');
    expect(text).not.toMatch(/undefined|our own crisis line/i);
  });

  it('says whom to ring in a crisis from the first moment, whatever is answered', () => {
    for (const [, answers, route] of STAGES) {
      expect(form(answers, route).parts.find(({ id }) => id === 'crisis-route')).toMatchObject({
        text: `Self-harm or suicidal thoughts: call NHS 111 and choose the mental health option, or ring our crisis line, ${CRISIS_PHONE}.`,
      });
    }
  });

  it('shows no more of the crisis route for anything else', () => {
    const others = CONCERN_TYPES.filter((type) => type !== 'self-harm');
    expect(idsOf(form({ ...open, types: [...others] }, TO_DUTY).parts)).not.toContain('crisis');
  });
});

describe('self-harm or suicidal thoughts', () => {
  const chosen: FormAnswers = { selfHarm: ['yes'] };
  const among: FormAnswers = { responsible: 'no', moreDetail: true, types: ['self-harm'] };
  const labels = (answers: FormAnswers, route: RoutePreview) => {
    const asked = question('crisisChoice', answers, route);
    return 'options' in asked ? asked.options.map(({ label }) => label) : [];
  };

  it('can be said right below the crisis line, before anything else, and need not be', () => {
    expect(question('selfHarm')).toMatchObject({ required: false, grows: true, answers: [] });
    expect(idsOf(form().parts)).not.toContain('crisisChoice');
  });

  it('shows whom to call at once, standing out, and asks what should happen', () => {
    expect(idsOf(form(chosen).parts).slice(0, 6)).toEqual([
      'help',
      'crisis-route',
      'selfHarm',
      'crisis',
      'crisisChoice',
      'danger',
    ]);
    expect(form(chosen).parts[3]).toMatchObject({
      tone: 'emergency',
      text:
        'If a life is at risk, call 999 now. For help with a mental health crisis call NHS 111 and choose the mental health ' +
        `option, day or night. Our own crisis line is ${CRISIS_PHONE}.`,
    });
    expect(question('crisisChoice', chosen)).toMatchObject({
      label: 'What should happen?',
      required: false,
      answer: 'tell',
    });
  });

  it('shows the same right below the types when it was chosen there', () => {
    const ids = idsOf(form(among, TO_DUTY).parts);
    expect(ids.slice(ids.indexOf('types'), ids.indexOf('types') + 3)).toEqual(['types', 'crisis', 'crisisChoice']);
    const both = idsOf(form({ ...among, ...chosen }, TO_DUTY).parts);
    expect(both.slice(2, 5)).toEqual(['selfHarm', 'crisis', 'crisisChoice']);
  });

  it.each([
    ['nobody knows yet', NOT_KNOWN, 'Tell the duty person'],
    ['the duty person', TO_DUTY, 'Tell the duty person'],
    ['a lead', TO_LEADS, 'Tell a safeguarding lead'],
    ['nobody here', TO_NOBODY, 'Save it, and ring Council safeguarding hub too'],
  ] as const)('says whom "tell" is, where it would go to %s', (_, route, tell) => {
    expect(labels(chosen, route)).toEqual([tell, 'Only show me whom to call']);
  });

  it.each([
    ['the box', chosen, NOT_KNOWN],
    ['the types', among, TO_DUTY],
  ] as const)('asks for nothing and names nobody, once only the numbers are wanted: by %s', (_, answers, route) => {
    const { submit, parts } = form({ ...answers, crisisChoice: 'numbers-only' }, route);
    expect(idsOf(parts)).toEqual(['help', 'crisis-route', 'selfHarm', 'crisis', 'crisisChoice', 'crisis-nobody-told']);
    expect(submit).toBe('Show whom to call');
    expect(textOf(parts)).toContain('Nobody here will be told, and nothing will be kept.');
    expect(JSON.stringify(parts)).not.toContain('Priya');
  });

  it('comes back whole, with what was typed, when telling is chosen after all', () => {
    const answers: FormAnswers = { ...chosen, crisisChoice: 'tell', whatHappened: 'typed' };
    expect(question('whatHappened', answers)).toMatchObject({ answer: 'typed' });
    expect(form(answers).submit).toBe('Send');
  });

  it('does not hold back another concern: "only the numbers" counts for a crisis alone', () => {
    expect(form({ crisisChoice: 'numbers-only' }).submit).toBe('Send');
    expect(idsOf(form({ crisisChoice: 'numbers-only' }).parts)).toContain('whatHappened');
  });
});

describe('passing on what somebody told', () => {
  const answers: FormAnswers = {
    responsible: 'no',
    moreDetail: true,
    toldBy: 'Jo Bloggs',
    toldHow: 'phone',
    toldDay: '2026-11-20',
    toldTime: '10:05',
  };

  it('asks who, how, on which day and at what time, with what was said in it', () => {
    expect(question('toldBy', answers, TO_DUTY)).toMatchObject({ kind: 'line', answer: 'Jo Bloggs' });
    expect(question('toldHow', answers, TO_DUTY)).toMatchObject({ kind: 'choice', answer: 'phone' });
    expect(question('toldDay', answers, TO_DUTY)).toMatchObject({ kind: 'day', answer: '2026-11-20' });
    expect(question('toldTime', answers, TO_DUTY)).toMatchObject({ kind: 'time', answer: '10:05' });
  });
});

describe('a quoted message', () => {
  const quotedMessage = {
    text: 'what was said',
    author: { account: accountOn('slack', 'U1'), name: 'Tomasz' },
    postedAt: at('2026-11-23T13:00'),
    cut: true,
  };

  it('stands apart from the reporter’s words, with its author and time, and says that it was cut', () => {
    const { parts } = form({ quotedMessage, whatHappened: 'my words' });
    const quote = parts.find(({ id }) => id === 'quoted-message');
    expect(quote).toMatchObject({ kind: 'quote', text: 'what was said' });
    expect(quote && 'heading' in quote && quote.heading).toBe(
      'Message by Tomasz, 23 November 2026, 13:00. It is sent with your concern. Only its first 3,000 characters are kept.',
    );
    expect(parts.find(({ id }) => id === 'whatHappened')).toMatchObject({ answer: 'my words' });
  });

  it('reminds that its author may be the one responsible', () => {
    expect(textOf(form({ quotedMessage }).parts)).toContain('If its author may be responsible');
  });

  const warning = (answers: FormAnswers, setting: FormSetting) =>
    reportForm({ quotedMessage, ...answers }, setting).parts.find(({ id }) => id === 'quoted-author');
  const tomasz = { kind: 'known', account: accountOn('slack', 'U1'), name: 'Tomasz' } as const;

  it('says so by name, standing out, when somebody of ours wrote it', () => {
    expect(warning({}, aSetting(NOT_KNOWN, tomasz))).toMatchObject({
      tone: 'notice',
      text: 'Tomasz wrote this message. If Tomasz may be responsible, choose Yes below: they are not told.',
    });
  });

  it('says before the question that its author would be told after "no"', () => {
    const route: RoutePreview = { ...NOT_KNOWN, ifNobodyHere: { ...TO_DUTY, includesAuthor: true } };
    expect(warning({}, aSetting(route, tomasz))).toMatchObject({
      text: expect.stringContaining('If you choose No, this goes to Tomasz.'),
    });
  });

  it('says beside the route that its author is about to be told', () => {
    const setting = aSetting({ ...TO_DUTY, includesAuthor: true }, tomasz);
    const route = reportForm({ quotedMessage, responsible: 'no' }, setting).parts.find(({ id }) => id === 'route');
    expect(route).toMatchObject({
      tone: 'notice',
      text: 'This goes to Priya Shah. Tomasz wrote the message above. If they should not see this, choose them below.',
    });
  });

  it('warns of nobody when the reporter wrote it', () => {
    expect(warning({}, aSetting(NOT_KNOWN, { kind: 'reporter' }))).toBeUndefined();
  });

  it('says nothing of a cut that did not happen', () => {
    const quote = form({ quotedMessage: { text: 'short', cut: false } }).parts.find(
      ({ id }) => id === 'quoted-message',
    );
    expect(quote && 'heading' in quote && quote.heading).toBe('Message. It is sent with your concern.');
  });
});

describe('what is missing', () => {
  it('is said beside its question, and that nothing was sent yet', () => {
    const words = missingWords({ danger: 'required', subjects: 'choose-who' });
    expect(Object.keys(words)).toEqual(['danger', 'subjects']);
    for (const said of Object.values(words)) expect(said).toContain('has not been sent');
    expect(words.subjects).toContain('rather not say');
  });

  it('is nothing when nothing is missing', () => {
    expect(missingWords({})).toEqual({});
  });
});

describe('every choice', () => {
  it('has at most 75 characters, and no two alike', () => {
    for (const options of Object.values(OPTIONS)) {
      for (const { label, value } of options) {
        expect(label.length).toBeGreaterThan(0);
        expect(label.length).toBeLessThanOrEqual(75);
        expect(value.length).toBeLessThanOrEqual(75);
      }
      expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../src/application/concerns/raise-concern.js';
import { asConcernId, asReference } from '../../../src/domain/ids.js';
import { ACTIONS } from '../../../src/presentation/action-ids.js';
import {
  acknowledgeFirstWindow,
  alreadyHeldWindow,
  cannotOpen,
  formLost,
  guestHome,
  guestPageRefusal,
  guestRefusal,
  notFoundWindow,
  receiptWindow,
  toldNobodyWindow,
} from '../../../src/presentation/windows.js';
import { anOrganisation, at, LONDON } from '../../support/builders.js';

const EMERGENCY_LINE = 'If someone is in immediate danger, call 999 now.';
const organisation = anOrganisation();
const { duty: DUTY_PHONE, alternate: ALTERNATE } = organisation.phones;

function aReceipt(overrides: Partial<Receipt> = {}): Receipt {
  return {
    concernId: asConcernId('c-1'),
    reference: asReference('SG-7K3QM2'),
    urgent: false,
    crisis: false,
    organisation,
    now: at('2026-11-23T14:05'),
    files: 0,
    changedSince: false,
    told: { kind: 'sent', names: ['Priya Shah'], phone: DUTY_PHONE, hearBy: at('2026-11-23T15:05') },
    ...overrides,
  };
}

describe('whom to call in a crisis', () => {
  const ROUTE =
    'If a life is at risk, call 999 now. For help with a mental health crisis call NHS 111 and choose the mental health ' +
    'option, day or night. Our own crisis line is +44 20 7946 0300.';

  it('is said once more when it was sent', () => {
    expect(receiptWindow(aReceipt({ crisis: true })).lines).toContain(ROUTE);
    expect(receiptWindow(aReceipt({ crisis: true, told: { kind: 'nobody-told' } })).lines).toContain(ROUTE);
    expect(receiptWindow(aReceipt()).lines).not.toContain(ROUTE);
  });

  it('comes with "nobody here has been told" to whoever wanted no more, and how to tell somebody after all', () => {
    const { lines, button } = toldNobodyWindow(organisation.phones, 'To talk to someone: +44 20 7946 0101.', false);
    expect(lines).toEqual([
      'Nobody here has been told.',
      ROUTE,
      'Nothing that you typed has been kept. To tell somebody here after all, open the form again and send it. ' +
        'To talk to someone: +44 20 7946 0101.',
    ]);
    expect(button).toBeUndefined();
  });

  it('never says so plainly when an earlier try may have been sent', () => {
    const [first] = toldNobodyWindow(organisation.phones, 'Ring us.', true).lines;
    expect(first).toBe(
      'Nobody here has been told by this. If we could not confirm an earlier try, that one may have been sent.',
    );
  });
});

describe('the window after sending', () => {
  it('has the reference, who was told, what happens next, and a contact', () => {
    const { lines, button } = receiptWindow(aReceipt());
    expect(lines).toEqual([
      'We have your concern, SG-7K3QM2. It has gone to Priya Shah.',
      `If you have not heard by 15:05 today, ring ${DUTY_PHONE}. ${EMERGENCY_LINE}`,
    ]);
    expect(button).toBeUndefined();
  });

  it('begins with the phone when it is urgent', () => {
    const [first] = receiptWindow(aReceipt({ urgent: true })).lines;
    expect(first).toBe(`Ring ${DUTY_PHONE} now: a message may not wake anyone.`);
  });

  const unwatched = {
    kind: 'sent',
    names: ['Leila Haddad', 'Lars Berg'],
    phone: ALTERNATE,
    hearBy: at('2026-11-24T09:00'),
    unwatchedUntil: at('2026-11-24T08:00'),
  } as const;

  it('says outside cover hours until when nobody is watching', () => {
    expect(receiptWindow(aReceipt({ told: unwatched })).lines).toEqual([
      'We have your concern, SG-7K3QM2. It has gone to Leila Haddad and Lars Berg.',
      `Nobody is watching until 08:00 tomorrow. Ring ${ALTERNATE} if it can't wait.`,
      `If you have not heard by 09:00 tomorrow, ring ${ALTERNATE}. ${EMERGENCY_LINE}`,
    ]);
  });

  it('says of an urgent one outside cover hours to ring now, once and first', () => {
    expect(receiptWindow(aReceipt({ urgent: true, told: unwatched })).lines).toEqual([
      `Ring ${ALTERNATE} now: a message may not wake anyone. Nobody is watching until 08:00 tomorrow.`,
      'We have your concern, SG-7K3QM2. It has gone to Leila Haddad and Lars Berg.',
      `If you have not heard by 09:00 tomorrow, ring ${ALTERNATE} again. ${EMERGENCY_LINE}`,
    ]);
  });

  it('says that nobody here has been told, whom to ring now, and asks to say when it is done', () => {
    const { lines, button } = receiptWindow(aReceipt({ told: { kind: 'nobody-told' } }));
    expect(lines[0]).toBe('Nobody here has been told. Ring Council safeguarding hub on +44 20 7946 0400 now.');
    expect(lines.join(' ')).toContain('SG-7K3QM2');
    expect(lines.join(' ')).toContain(EMERGENCY_LINE);
    expect(lines.join(' ')).not.toContain(DUTY_PHONE);
    expect(button).toEqual({ action: ACTIONS.confirmExternalCall, label: 'I have rung them', concernId: 'c-1' });
  });
});

describe('what somebody is told who can’t go on', () => {
  it('is the same whether the concern exists or not', () => {
    expect(notFoundWindow().lines).toEqual(["We can't find that, or it is not for you."]);
  });

  it('is to acknowledge first, for a manager', () => {
    const { lines, button } = acknowledgeFirstWindow('c-1');
    expect(lines.join()).toContain('Acknowledge this concern to read it.');
    expect(button).toEqual({ action: 'concern.acknowledge', label: 'Acknowledge', concernId: 'c-1' });
  });

  it('is who has it, and since when', () => {
    const { lines } = alreadyHeldWindow('Priya Shah', at('2026-11-23T14:10'), at('2026-11-23T14:20'), LONDON);
    expect(lines).toEqual(['Priya Shah has had this concern since 14:10 today. You need do nothing more.']);
  });

  it.each([
    ['a guest who tried', guestRefusal(organisation).join(' '), 'nothing was sent'],
    ['a guest who asked for a page', guestPageRefusal(organisation).join(' '), 'That is for people who work here.'],
    ['a guest’s home tab', guestHome(organisation).join(' '), 'Only staff of Care Mastery can raise a concern here.'],
    ['a form that can’t be opened', cannotOpen(organisation).join(' '), 'Your concern was not sent'],
    ['a form that is lost', formLost(organisation), 'Your concern was not sent'],
  ])('is 999, two phones and the truth: %s', (_, text, truth) => {
    expect(text).toContain(truth);
    expect(text).toContain(EMERGENCY_LINE);
    expect(text).toContain(DUTY_PHONE);
    expect(text).toContain(ALTERNATE);
  });
});

describe('a guest', () => {
  it('is told whose numbers they are, and on the home tab of nothing that was sent', () => {
    const whose = `ring the duty phone, ${DUTY_PHONE}. If it is about the duty person, ring ${ALTERNATE}.`;
    expect(guestRefusal(organisation).join(' ')).toContain(whose);
    expect(guestHome(organisation).join(' ')).toContain(whose);
    expect(guestHome(organisation).join(' ')).not.toContain('sent');
  });
});

describe('every window', () => {
  it('has a title of at most 24 characters', () => {
    const windows = [
      receiptWindow(aReceipt()),
      receiptWindow(aReceipt({ told: { kind: 'nobody-told' } })),
      notFoundWindow(),
      acknowledgeFirstWindow('c-1'),
      alreadyHeldWindow('Priya Shah', at('2026-11-23T14:10'), at('2026-11-23T14:20'), LONDON),
    ];
    for (const { title, close } of windows) {
      expect(title.length).toBeLessThanOrEqual(24);
      expect(close).toBe('Close');
    }
  });
});

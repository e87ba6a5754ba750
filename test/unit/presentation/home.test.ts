import { describe, expect, it } from 'vitest';
import { asConcernId, asReference } from '../../../src/domain/ids.js';
import { dutyLines, helpLines, homeView, mineLines } from '../../../src/presentation/home.js';
import { anOrganisation, at } from '../../support/builders.js';

const EMERGENCY_LINE = 'If someone is in immediate danger, call 999 now.';
const SAY_MORE = 'Something to add? Press "Add information" in a message about that concern.';
const organisation = anOrganisation();
const { duty: DUTY_PHONE, alternate: ALTERNATE } = organisation.phones;

describe('the home tab', () => {
  it('lists references and states of one’s own concerns, and nothing of their content', () => {
    const own = (['unacknowledged', 'nobody-yet', 'held', 'nobody-told'] as const).map((state, index) => ({
      id: asConcernId(`id-${index}`),
      reference: asReference(`SG-00000${index}`),
      state,
      receivedAt: at('2026-11-23T14:05'),
      whatHappened: 'ZZNARRATIVE',
    }));
    const view = homeView(own, organisation);
    expect(view.own).toEqual([
      'SG-000000: received (23 November 2026, 14:05)',
      'SG-000001: nobody has it yet, please ring (23 November 2026, 14:05)',
      'SG-000002: with a person (23 November 2026, 14:05)',
      'SG-000003: saved: you were asked to ring (23 November 2026, 14:05)',
    ]);
    expect(JSON.stringify(view)).not.toContain('ZZ');
    expect(view.sayMore).toBe(SAY_MORE);
    expect(mineLines(own, organisation)).toEqual([...view.own, SAY_MORE]);
  });

  it('says where more can be said only where there is something to add to', () => {
    const [own] = [
      {
        id: asConcernId('id'),
        reference: asReference('SG-000000'),
        state: 'nobody-told',
        receivedAt: at('2026-11-23T14:05'),
      },
    ] as const;
    expect(homeView([own], organisation).sayMore).toBeUndefined();
    expect(mineLines([own], organisation)).toHaveLength(1);
    expect(homeView([], organisation).sayMore).toBeUndefined();
    expect(mineLines([], organisation)).toEqual(['You have raised no concerns here.']);
  });

  it('shows 999, the duty phone and the alternate one', () => {
    const { help } = homeView([], organisation);
    expect(help).toContain(EMERGENCY_LINE);
    expect(help).toContain(DUTY_PHONE);
    expect(help).toContain(ALTERNATE);
  });
});

describe('who is on duty', () => {
  const now = at('2026-11-23T14:05');

  it('is said with the deputy and both phones', () => {
    const lines = dutyLines({ duty: 'Priya Shah', deputy: 'Sam Whitlock' }, organisation, now);
    expect(lines[0]).toBe('On duty now: Priya Shah. Deputy: Sam Whitlock.');
    expect(lines.at(-1)).toContain(EMERGENCY_LINE);
    expect(lines.at(-1)).toContain(ALTERNATE);
  });

  it('is nobody, and then concerns go to the leads', () => {
    expect(dutyLines({}, organisation, now)[0]).toBe('Nobody is on duty now: concerns go to the safeguarding leads.');
  });

  it('is nobody, and then concerns go to a deputy who is here', () => {
    const [line] = dutyLines({ deputy: 'Sam Whitlock' }, organisation, now);
    expect(line).toBe('Nobody is on duty now: concerns go to the deputy, Sam Whitlock.');
  });

  it('is said together with the hours in which nobody is watching', () => {
    const lines = dutyLines({ duty: 'Priya Shah', unwatchedUntil: at('2026-11-24T08:00') }, organisation, now);
    expect(lines[1]).toBe(`Nobody is watching until 08:00 tomorrow. Ring ${DUTY_PHONE} if it can't wait.`);
  });
});

describe('help', () => {
  it('says how the command is used, that nothing is sent before Send, and whom to ring', () => {
    const text = helpLines(organisation, '/safeguard').join(' ');
    expect(text).toContain('Nothing is sent until you press Send.');
    expect(text).toContain('/safeguard duty');
    expect(text).toContain(EMERGENCY_LINE);
    expect(text).toContain(DUTY_PHONE);
  });
});

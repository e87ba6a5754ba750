import { expect, it } from 'vitest';
import { aDescription } from '../../support/described.js';
import { openImportDesk } from '../../support/import-desk.js';

it('gives how long checks count, and our own rules for what the file leaves out', async () => {
  const reminders = { dbsEvery: '12mo', awarenessEvery: '24mo', inductionWithin: '28d' };
  const desk = await openImportDesk({ ...aDescription(), reminders });
  try {
    expect((await desk.organisation()).checkRules).toEqual({
      dbsOnUpdateService: 12,
      dbsCertificate: 12,
      updateService: 12,
      awareness: 24,
      dutyTraining: 24,
      induction: 28,
    });
  } finally {
    await desk.close();
  }
});

it('gives the reminders of the file in the units of the domain, and the defaults for what it leaves out', async () => {
  const reminders = { manager: ['14d', '0d'], overdueEvery: '3d', digestAt: 'Fri 16:30', quiet: '20:00-06:00' };
  const desk = await openImportDesk({ ...aDescription(), reminders });
  try {
    expect((await desk.organisation()).reminders).toEqual({
      person: [90, 60, 30, 14, 7, 0],
      manager: [14, 0],
      overdueEvery: 3,
      dailyAt: '08:00',
      digestAt: { weekday: 5, time: '16:30' },
      quiet: { from: '20:00', to: '06:00' },
    });
  } finally {
    await desk.close();
  }
});

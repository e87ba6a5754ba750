import { expect, it } from 'vitest';
import { aDescription } from '../../support/described.js';
import { openImportDesk } from '../../support/import-desk.js';

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

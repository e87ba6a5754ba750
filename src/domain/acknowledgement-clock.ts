import { elapsedMs } from './duration.js';
import type { Organisation } from './organisation.js';
import { addCoveredTime } from './weekly-hours.js';

type Settings = Pick<Organisation, 'acknowledge' | 'rota' | 'zone'>;

/**
 * When the `step`th acknowledgement clock runs out: urgent concerns run continuously, standard ones in the
 * rota's cover hours (domain reference, section 6). The second step comes at twice the clock.
 */
export function acknowledgementDue(settings: Settings, urgent: boolean, from: Date, step: number): Date {
  const clock = elapsedMs(urgent ? settings.acknowledge.urgent : settings.acknowledge.standard);
  if (clock === undefined) throw new RangeError('an acknowledgement clock runs in seconds to weeks');
  return urgent
    ? new Date(from.getTime() + clock * step)
    : addCoveredTime(settings.rota.cover, from, clock * step, settings.zone);
}

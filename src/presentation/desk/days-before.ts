import { listed } from '../wording.js';

/** On which days somebody is reminded: `30 and 7 days before and on the day`. */
export function daysBeforeWords(days: readonly number[]): string {
  const ahead = days.filter((day) => day > 0);
  const before = `${listed(ahead.map(String))} ${ahead.length === 1 && ahead[0] === 1 ? 'day' : 'days'} before`;
  return [...(ahead.length > 0 ? [before] : []), ...(days.includes(0) ? ['on the day'] : [])].join(' and ');
}

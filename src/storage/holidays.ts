import Holidays from 'date-holidays';

/** Days that everybody has off by law; observances and optional days are working days. */
const OFF = new Set(['public', 'bank']);

type IsHoliday = (localDate: string) => boolean;

/** Kept, because settings are read again every few seconds and a calendar takes a while to work out. */
const calendars = new Map<string, IsHoliday | undefined>();

/**
 * The public holidays of a country or a part of it, substitute days included.
 * @param place as the organisation file writes it, such as `GB-ENG` (ISO 3166-2)
 * @returns whether a local date such as `2026-12-25` is one; undefined for a place that nobody has holidays of
 */
export function holidaysOf(place: string): IsHoliday | undefined {
  if (!calendars.has(place)) calendars.set(place, calendarOf(place));
  return calendars.get(place);
}

function calendarOf(place: string): IsHoliday | undefined {
  const [country = '', state] = place.split('-');
  const holidays = new Holidays(country, state ?? '');
  if (holidays.getHolidays(2026).length === 0) return undefined;
  const years = new Map<number, ReadonlySet<string>>();
  return (localDate) => {
    const year = Number(localDate.slice(0, 4));
    const known = years.get(year) ?? daysOff(holidays, year);
    years.set(year, known);
    return known.has(localDate);
  };
}

function daysOff(holidays: Holidays, year: number): ReadonlySet<string> {
  return new Set(
    holidays
      .getHolidays(year)
      .filter(({ type }) => OFF.has(type))
      .map(({ date }) => date.slice(0, 10)),
  );
}

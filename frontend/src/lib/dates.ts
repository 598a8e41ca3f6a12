import { createContext, use } from 'react';

/** The programme's time zone (invariant 19: deadlines are shown in it). */
export const TimeZoneContext = createContext('Europe/Paris');
export const useTimeZone = () => use(TimeZoneContext);

const DAY_MS = 86_400_000;

/** A `YYYY-MM-DD` has no hour: read at noon UTC it stays the same day in every zone up to ±11 h. */
const isDateOnly = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

export const toDate = (value: string | Date): Date =>
  typeof value === 'string' && isDateOnly(value) ? new Date(`${value}T12:00:00Z`) : new Date(value);

/** The zone's calendar day as a count of days, so that "tomorrow" means the next date, not +24 h. */
const dayNumber = (date: Date, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(date);
  return Date.parse(`${parts}T00:00:00Z`) / DAY_MS;
};

/** Calendar days from `now` to `value` in the zone: 0 today, 1 tomorrow, −1 yesterday. */
export const daysUntil = (value: string | Date, timeZone: string, now = new Date()): number => {
  const zone = typeof value === 'string' && isDateOnly(value) ? 'UTC' : timeZone;
  return dayNumber(toDate(value), zone) - dayNumber(now, timeZone);
};

/** "dans 2 jours", "hier", "il y a 3 mois". */
export const relativeDay = (days: number, locale: string): string => {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const size = Math.abs(days);
  if (size < 60) return format.format(days, 'day');
  if (size < 730) return format.format(Math.round(days / 30.44), 'month');
  return format.format(Math.round(days / 365.25), 'year');
};

export type DateStyle = 'date' | 'dayMonth' | 'short' | 'time' | 'datetime' | 'deadline';

const formats: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { dateStyle: 'long' },
  dayMonth: { day: 'numeric', month: 'long' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  time: { timeStyle: 'short' },
  datetime: { dateStyle: 'long', timeStyle: 'short' },
  deadline: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
};

/** @param value an RFC 3339 instant or a `YYYY-MM-DD` day */
export const formatDate = (
  value: string | Date,
  style: DateStyle,
  locale: string,
  timeZone: string,
): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'fr-FR', {
    ...formats[style],
    timeZone: typeof value === 'string' && isDateOnly(value) ? 'UTC' : timeZone,
  })
    .formatToParts(toDate(value))
    // "1er mai": `Intl` leaves the first of the month bare.
    .map((part) =>
      locale !== 'en' && part.type === 'day' && part.value === '1' ? '1er' : part.value,
    )
    .join('');

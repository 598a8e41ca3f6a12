import { describe, expect, test } from 'vitest';
import { daysUntil, formatDate, relativeDay } from './dates';

const PARIS = 'Europe/Paris';
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('days are calendar days of the zone', () => {
  test('late evening to early morning is tomorrow', () => {
    expect(daysUntil('2026-03-02T01:00:00Z', PARIS, new Date('2026-03-01T22:30:00Z'))).toBe(1);
  });
  test('the same UTC day may be two days in Paris', () => {
    expect(daysUntil('2026-03-01T23:30:00Z', PARIS, new Date('2026-03-01T22:30:00Z'))).toBe(1);
  });
  test('across the change to summer time (T6)', () => {
    expect(daysUntil('2026-03-30T10:00:00Z', PARIS, new Date('2026-03-28T23:30:00Z'))).toBe(1);
  });
  test('a day without an hour is that day in every zone', () => {
    const now = new Date('2026-03-01T12:00:00Z');
    for (const zone of [PARIS, 'Pacific/Auckland', 'America/Los_Angeles'])
      expect(formatDate('2026-03-05', 'date', 'fr', zone)).toBe('5 mars 2026');
    expect(daysUntil('2026-03-05', PARIS, now)).toBe(4);
  });
});

test('a distance in words', () => {
  expect(relativeDay(2, 'fr')).toBe('après-demain');
  expect(relativeDay(3, 'fr')).toBe('dans 3 jours');
  expect(relativeDay(-1, 'fr')).toBe('hier');
  expect(relativeDay(-100, 'en')).toBe('3 months ago');
});

test('a deadline names its zone, before and after the clocks change', () => {
  expect(plain(formatDate('2026-03-28T22:00:00Z', 'deadline', 'fr', PARIS))).toContain(
    '23:00 UTC+1',
  );
  expect(plain(formatDate('2026-03-29T22:00:00Z', 'deadline', 'fr', PARIS))).toContain(
    '00:00 UTC+2',
  );
});

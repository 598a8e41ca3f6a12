import { useLingui } from '@lingui/react/macro';
import { type DateStyle, daysUntil, formatDate, relativeDay, useTimeZone } from '../lib/dates';

export interface DateTextProps {
  /** RFC 3339 instant or `YYYY-MM-DD`. */
  value: string;
  style?: DateStyle;
  /** `only`: "dans 2 jours" with the date as a title; `also`: the date, then "(dans 2 jours)". */
  relative?: 'only' | 'also';
  /** Another zone than the programme's, for example the reader's own. */
  timeZone?: string;
}

/** A date in the reader's language and the programme's time zone. */
export const DateText = ({ value, style = 'date', relative, timeZone }: DateTextProps) => {
  const { i18n } = useLingui();
  const programmeZone = useTimeZone();
  const zone = timeZone ?? programmeZone;
  const written = formatDate(value, style, i18n.locale, zone);
  const near = relative ? relativeDay(daysUntil(value, zone), i18n.locale) : '';
  return (
    <time dateTime={value} title={relative === 'only' ? written : undefined}>
      {relative === 'only' ? near : relative === 'also' ? `${written} (${near})` : written}
    </time>
  );
};

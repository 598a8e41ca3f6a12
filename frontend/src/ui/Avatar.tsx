import { cx } from '../lib/cx';
import s from './Avatar.module.css';

const looks = ['primary', 'orange', 'yellow', 'violet'] as const;

/** The same name always gets the same tile. */
const lookOf = (name: string) => {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return { tone: looks[sum % looks.length] ?? 'primary', turn: sum % 3 };
};

/** A tile and an initial instead of a photo. Decoration: the name stands beside it. */
export const Avatar = ({ name, size = 'md' }: { name: string; size?: 'sm' | 'md' | 'lg' }) => {
  const { tone, turn } = lookOf(name);
  const initial = [...name.trim()][0]?.toLocaleUpperCase() ?? '?';
  return (
    <span aria-hidden="true" className={cx(s.avatar, s[tone], s[size], s[`turn${turn}`])}>
      {initial}
    </span>
  );
};

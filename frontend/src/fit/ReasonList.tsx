import s from './Fit.module.css';
import type { Reason, Side } from './types';
import { useReasons } from './useReasons';

/** Reasons as sentences, one a line. */
export const ReasonList = ({
  reasons,
  side,
  name,
  kind,
}: {
  reasons: readonly Reason[];
  side: Side;
  /** The other's first name. */
  name: string;
  kind: 'shared' | 'differs' | 'check';
}) => {
  const say = useReasons(side);
  return (
    <ul className={s.list} data-kind={kind}>
      {reasons.map((reason) => {
        const sentence = say(reason, name);
        return (
          sentence !== '' && <li key={`${reason.code} ${reason.values.join()}`}>{sentence}</li>
        );
      })}
    </ul>
  );
};

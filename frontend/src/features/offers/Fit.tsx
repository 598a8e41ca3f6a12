import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../../api/client';
import s from './Fit.module.css';
import { useReasonText } from './useReasonText';

/** What the two share and what they should talk over: in words, never a score. */
export const Fit = ({
  fit,
  level = 3,
}: {
  fit: Schemas['OfferView']['fit'];
  /** Of its headings: one below what stands above it on the page. */
  level?: 2 | 3;
}) => {
  const text = useReasonText();
  const Heading = `h${level}` as const;
  return (
    <div className={s.fit}>
      {fit.shared.length > 0 && (
        <div>
          <Heading>
            <Trans>Ce que vous partagez</Trans>
          </Heading>
          <ul className={s.list} data-kind="shared">
            {fit.shared.map((reason) => (
              <li key={reason.code}>{text.shared(reason)}</li>
            ))}
          </ul>
        </div>
      )}
      {fit.to_check.length > 0 && (
        <div>
          <Heading>
            <Trans>À voir ensemble</Trans>
          </Heading>
          <ul className={s.list} data-kind="check">
            {fit.to_check.map((reason) => (
              <li key={reason.code}>{text.toCheck(reason)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
};

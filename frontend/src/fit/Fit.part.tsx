import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../api/client';
import { useLabels } from '../shell/useLabels';
import s from './Fit.module.css';
import { ReasonList } from './ReasonList';

/** What the two of an offer share and what they should talk over: in words, never a score. */
const Fit = ({
  offer,
  level = 3,
}: {
  offer: Schemas['OfferView'];
  /** Of its headings: one below what stands above it on the page. */
  level?: 2 | 3;
}) => {
  const { isPending } = useLabels();
  const Heading = `h${level}` as const;
  const { fit } = offer;
  const reader =
    offer.side === 'received'
      ? ({ side: 'mentee', name: offer.mentor.public_name } as const)
      : ({ side: 'mentor', name: offer.mentee.public_name } as const);
  // Without the programme's words there is no sentence.
  if (isPending) return null;
  return (
    <div className={s.fit}>
      {fit.shared.length > 0 && (
        <div>
          <Heading>
            <Trans>Ce que vous partagez</Trans>
          </Heading>
          <ReasonList reasons={fit.shared} kind="shared" {...reader} />
        </div>
      )}
      {fit.to_check.length > 0 && (
        <div>
          <Heading>
            <Trans>À voir ensemble</Trans>
          </Heading>
          <ReasonList reasons={fit.to_check} kind="check" {...reader} />
        </div>
      )}
    </div>
  );
};

export default Fit;

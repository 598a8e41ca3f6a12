import { Plural, Trans } from '@lingui/react/macro';
import s from './made-Form.module.css';
import { useMentor } from './made-mentor';

/** What she promised and what is left of it, as squares: a pebble stands on those that are taken. */
export const PlaceTiles = ({ promised, taken }: { promised: number; taken: number }) => (
  <span className={s.places} aria-hidden="true">
    {Array.from({ length: Math.max(promised, taken) }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: places have nothing else
      <span key={index} className={index < taken ? s.taken : s.free}>
        {index + 1}
      </span>
    ))}
  </span>
);

export const PlacesInWords = ({ promised, taken }: { promised: number; taken: number }) => (
  <>
    <Plural value={promised} one="Vous avez promis # place." other="Vous avez promis # places." />{' '}
    <Plural
      value={Math.max(0, promised - taken)}
      _0="Toutes sont prises pour le moment."
      one="Il vous en reste #."
      other="Il vous en reste #."
    />
  </>
);

/** One line above the form: an offer is a promise, here is how much she promised. */
export const Places = () => {
  const { mentor, live } = useMentor();
  if (!mentor || mentor.capacity === null || !live) return null;
  return (
    <p className={s.placesLine}>
      <PlaceTiles promised={mentor.capacity} taken={live.length} />
      <span>
        <PlacesInWords promised={mentor.capacity} taken={live.length} />{' '}
        <Trans>
          Si votre proposition est choisie, vous vous parlerez au moins une fois tous les deux mois.
        </Trans>
      </span>
    </p>
  );
};

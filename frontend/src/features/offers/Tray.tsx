import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../ui/Button';
import s from './Offer.module.css';
import type { Offer } from './types';

/** What is ticked, and the way to see it side by side. */
const Tray = ({
  ids,
  offers,
  onClear,
}: {
  ids: readonly string[];
  offers: readonly Offer[];
  onClear: () => void;
}) => {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const names = offers.filter((one) => ids.includes(one.id)).map((one) => one.mentor.public_name);
  const list = new Intl.ListFormat(i18n.locale).format(names);
  return (
    <section className={s.tray} aria-label={t`Comparer`}>
      <p>
        {ids.length === 1 ? (
          <Trans>{list}, et qui d’autre ? Cochez-en une deuxième, ou trois au plus.</Trans>
        ) : (
          list
        )}
      </p>
      <div className={s.trayActs}>
        {ids.length > 1 && (
          <Button
            className={s.go}
            onClick={() => void navigate({ to: '/offres', search: { comparer: ids.join(',') } })}
          >
            <Plural value={ids.length} one="Comparer" other="Comparer ces # propositions" />
          </Button>
        )}
        <Button variant="quiet" className={s.clear} onClick={onClear}>
          <Trans>Tout décocher</Trans>
        </Button>
      </div>
    </section>
  );
};

export default Tray;

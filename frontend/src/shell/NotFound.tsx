import { Trans, useLingui } from '@lingui/react/macro';
import { publicPath } from '../i18n';
import { LostPebble } from '../ui/drawings/LostPebble';
import { ButtonLink } from './links';
import { Page } from './Page';

/** 404: the pebble fell beside the tiles. */
export const NotFound = () => {
  const { t, i18n } = useLingui();
  return (
    <Page
      narrow
      title={t`Cette case n’existe pas`}
      lede={
        <Trans>
          L’adresse a peut-être changé, ou le lien a été coupé en chemin. Rien de ce que vous avez
          enregistré n’est perdu.
        </Trans>
      }
    >
      <LostPebble />
      <div className="row">
        <ButtonLink to={publicPath('home', i18n.locale)}>
          <Trans>Revenir à l’accueil</Trans>
        </ButtonLink>
        <ButtonLink to={publicPath('faq', i18n.locale)} variant="secondary">
          <Trans>Lire les questions fréquentes</Trans>
        </ButtonLink>
      </div>
    </Page>
  );
};

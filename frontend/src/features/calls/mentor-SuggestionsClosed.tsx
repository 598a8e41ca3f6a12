import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { AnchorButton } from '../../ui/Button';
import { Notice } from '../../ui/Notice';

/** Her places stand on the same page. */
const toPlaces = (
  <AnchorButton href="#places-title" variant="secondary" size="sm">
    <Trans>Voir mes places</Trans>
  </AnchorButton>
);

const told: Record<
  Schemas['SuggestionsClosed'],
  { title: ReactNode; text: ReactNode; action: ReactNode }
> = {
  paused: {
    title: <Trans>Vous êtes en pause, et c’est très bien ainsi.</Trans>,
    text: (
      <Trans>Les suggestions reviendront avec vous. Vous pouvez finir votre pause plus tôt.</Trans>
    ),
    action: toPlaces,
  },
  full: {
    title: <Trans>Vos places sont prises.</Trans>,
    text: (
      <Trans>
        Vous avez déjà promis votre temps, merci. Si vous pouvez accompagner une personne de plus,
        ajoutez une place.
      </Trans>
    ),
    action: toPlaces,
  },
  offers: {
    title: <Trans>Vos propositions attendent une réponse.</Trans>,
    text: (
      <Trans>
        Vous en avez autant d’ouvertes qu’il est possible. Les suggestions reviendront à la première
        réponse, ou si vous en retirez une.
      </Trans>
    ),
    action: (
      <ButtonLink to={screen('offersMade')} variant="secondary" size="sm">
        <Trans>Voir mes propositions</Trans>
      </ButtonLink>
    ),
  },
};

/** Why she has no suggestions at present, and what she may do about it. */
export const SuggestionsClosed = ({ because }: { because: Schemas['SuggestionsClosed'] }) => {
  const { title, text, action } = told[because];
  return (
    <Notice tone="info" title={title} action={action}>
      <p>{text}</p>
    </Notice>
  );
};

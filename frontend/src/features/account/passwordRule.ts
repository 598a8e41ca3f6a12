import { useLingui } from '@lingui/react/macro';
import { countCharacters } from '../../ui/TextArea';

const MIN = 12;
const MAX = 128;

/** Length only, as the server's first rule; whether it is guessable, the server says. */
export const usePasswordRule = () => {
  const { t } = useLingui();
  return {
    hint: t`12 caractères au moins. Quelques mots que personne d’autre ne mettrait ensemble font un très bon mot de passe.`,
    check: (password: string): string | undefined => {
      const length = countCharacters(password);
      if (length < MIN) return t`Choisissez un mot de passe d’au moins 12 caractères`;
      if (length > MAX) return t`Choisissez un mot de passe de 128 caractères au plus`;
      return undefined;
    },
  };
};

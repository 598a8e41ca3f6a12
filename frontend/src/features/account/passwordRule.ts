import { useLingui } from '@lingui/react/macro';
import { signUp } from '../../api/limits';
import { countCharacters } from '../../ui/TextArea';

const { min, max } = signUp.password;

/** Length only, as the server's first rule; whether it is guessable, the server says. */
export const usePasswordRule = () => {
  const { t } = useLingui();
  return {
    hint: t`${min} caractères au moins. Quelques mots que personne d’autre ne mettrait ensemble font un très bon mot de passe.`,
    check: (password: string): string | undefined => {
      const length = countCharacters(password);
      if (length < min) return t`Choisissez un mot de passe d’au moins ${min} caractères`;
      if (length > max) return t`Choisissez un mot de passe de ${max} caractères au plus`;
      return undefined;
    },
  };
};

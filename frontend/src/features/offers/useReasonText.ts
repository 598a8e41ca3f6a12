import { useLingui } from '@lingui/react/macro';
import type { Schemas } from '../../api/client';
import { useLabels } from '../../shell/useLabels';

type Reason = Schemas['OfferView']['fit']['shared'][number];

/** A reason of the fit in words, said to the mentee about her mentor to be. */
export const useReasonText = () => {
  const { t } = useLingui();
  const { one, inline } = useLabels();

  const shared = ({ code, values }: Reason): string => {
    const list = inline(code, values);
    switch (code) {
      case 'topics':
        return t`Ce qui vous aiderait, et qui lui tient à cœur : ${list}`;
      case 'fields':
        return t`Le même domaine : ${list}`;
      case 'languages':
        return t`Une langue commune : ${list}`;
      case 'ways':
        return t`Pour se parler : ${list}`;
      case 'rhythm':
        return t`Le même rythme : ${list}`;
      case 'region': {
        const place = values.join(', ');
        return t`Le même coin : ${place}`;
      }
      default:
        return list === '' ? one('reasons', code) : list;
    }
  };

  const toCheck = ({ code, values }: Reason): string => {
    const list = inline(code, values);
    switch (code) {
      case 'topics':
        return t`Un sujet absent de son profil : ${list}`;
      case 'fields':
        return list === ''
          ? t`Vous ne venez pas du même domaine`
          : t`Son domaine est un autre : ${list}`;
      case 'languages':
        return t`La langue dans laquelle vous parlerez`;
      case 'ways':
        return list === ''
          ? t`La façon de vous parler`
          : t`Une façon de se parler absente de sa proposition : ${list}`;
      case 'rhythm':
        return list === '' ? t`Le rythme de vos échanges` : t`Le rythme proposé : ${list}`;
      case 'region':
        return t`Vous ne vivez pas au même endroit`;
      default:
        return list === '' ? one('reasons', code) : list;
    }
  };
  return { shared, toCheck };
};

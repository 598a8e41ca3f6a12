import { useLingui } from '@lingui/react/macro';

/** Why a candidacy was declined, said kindly. */
export const useDeclineReason = () => {
  const { t } = useLingui();
  const reasons: Record<string, string> = {
    not_eligible: t`Le programme s’adresse à un public précis, auquel votre candidature ne correspond pas aujourd’hui.`,
    not_a_fit: t`Ce que vous cherchez n’est pas ce que le programme peut vous apporter en ce moment.`,
    incomplete: t`Il manquait des éléments pour pouvoir décider. Vous pourrez candidater de nouveau.`,
    duplicate: t`Vous aviez déjà une autre candidature : c’est celle-ci qui continue.`,
  };
  return (reason: string): string | undefined => reasons[reason];
};

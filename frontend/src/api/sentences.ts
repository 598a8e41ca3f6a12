import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ProblemCode } from './problems';

/**
 * What each refusal means for the reader: what happened, what is kept, what to do. Exhaustive by
 * type: a new code in the document does not compile until it has its sentence here.
 */
export const sentences: Record<ProblemCode, MessageDescriptor> = {
  internal: msg`Quelque chose a échoué de notre côté. Rien n’a été modifié, vous pouvez réessayer.`,
  'not-found': msg`Cette page ou cet élément n’existe pas, ou n’existe plus.`,
  unauthenticated: msg`Connectez-vous pour continuer. Ce que vous avez écrit est conservé sur cette page.`,
  forbidden: msg`Votre compte n’a pas accès à cette action.`,
  'session-ended': msg`Votre session est terminée. Reconnectez-vous pour continuer.`,
  'bad-credentials': msg`L’adresse ou le mot de passe ne correspondent pas. Vérifiez-les, ou demandez un lien de connexion.`,
  'email-not-verified': msg`Votre adresse n’est pas encore confirmée : nous venons de vous renvoyer le lien.`,
  'link-expired': msg`Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau.`,
  'password-too-weak': msg`Ce mot de passe est trop facile à deviner. Une phrase de quelques mots convient très bien.`,
  invalid: msg`Certaines réponses sont à corriger. Rien n’est perdu.`,
  'rate-limited': msg`Beaucoup de demandes en peu de temps. Attendez un instant, puis réessayez.`,
  unavailable: msg`Le service est momentanément indisponible. Ce que vous avez écrit reste sur cette page, réessayez dans un instant.`,
  'precondition-required': msg`La page n’était pas à jour. Rechargez-la, puis réessayez.`,
  'version-mismatch': msg`Cet élément a été modifié ailleurs entre-temps. Relisez la version actuelle, puis réessayez.`,
  'idempotency-key-required': msg`Quelque chose a échoué de notre côté. Rien n’a été modifié, vous pouvez réessayer.`,
  'idempotency-key-reused': msg`Cet envoi a déjà été fait avec un autre contenu. Rechargez la page pour voir où vous en êtes.`,
  'request-in-progress': msg`Votre envoi est encore en cours. Patientez un instant.`,
  'already-applied': msg`Vous avez déjà une candidature en cours pour ce rôle.`,
  'answers-missing': msg`Il manque encore quelques réponses avant l’envoi.`,
  'charter-not-current': msg`La charte a changé. Relisez-la et acceptez-la pour continuer.`,
  'call-not-taking-offers': msg`Cet appel ne reçoit plus de propositions pour le moment.`,
  'call-not-open': msg`Cet appel n’est plus ouvert.`,
  'already-offered': msg`Vous avez déjà une proposition ouverte pour cet appel.`,
  'too-many-open-offers': msg`Le nombre de propositions ouvertes est atteint. Attendez une réponse ou retirez-en une.`,
  'offer-repeats-another': msg`Ce texte est le même que dans une autre de vos propositions. Dites-lui pourquoi elle, en particulier.`,
  'offer-expired': msg`Cette proposition est arrivée à son terme.`,
  'offer-not-open': msg`Cette proposition n’est plus ouverte.`,
  'mentor-full': msg`Elle n’a plus de place libre : une autre élection vient d’aboutir. Vos autres propositions restent ouvertes.`,
  'mentor-paused': msg`L’accompagnement est en pause. Reprenez-le avant de continuer.`,
  'only-the-mentee-elects': msg`Seule la personne accompagnée peut choisir. Personne ne peut le faire à sa place.`,
  'already-paired': msg`Un binôme est déjà en cours.`,
};

export const offline = msg`Le serveur ne répond pas. Vérifiez votre connexion : ce que vous avez écrit est conservé sur cette page.`;

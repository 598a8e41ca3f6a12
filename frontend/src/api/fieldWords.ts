import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Schemas } from './client';
import { sentences } from './sentences';

type FieldProblem = Schemas['FieldProblem'];

/** The bounds, as the API says them: "Write between 150 and 1500 characters." */
const boundsOf = (detail: string) => {
  const both = /(\d+) (?:to|and) (\d+)/.exec(detail);
  return {
    least: both?.[1] ?? /at least (\d+)/.exec(detail)?.[1],
    most: both?.[2] ?? /at most (\d+)/.exec(detail)?.[1],
  };
};

const lengthWords = (detail: string) => {
  const { least, most } = boundsOf(detail);
  if (!/character/.test(detail)) return amountWords(detail);
  if (least && most) return msg`Écrivez entre ${least} et ${most} caractères`;
  if (most) return msg`Écrivez ${most} caractères au plus`;
  if (least) return msg`Écrivez au moins ${least} caractères`;
  return msg`Ce texte n’a pas la bonne longueur`;
};

const amountWords = (detail: string) => {
  const { least, most } = boundsOf(detail);
  if (least && most) return msg`Il en faut entre ${least} et ${most}`;
  if (most) return msg`Il en faut ${most} au plus`;
  if (least) return msg`Il en faut au moins ${least}`;
  return msg`Ce nombre ne convient pas`;
};

/** What stands in a wrong field, by the code the API gives; its own English only for a code unknown here. */
const wordsOf = ({ code, detail }: FieldProblem) => {
  switch (code) {
    case 'required':
    case 'blank':
      return msg`Cette réponse est nécessaire`;
    case 'must-be-ticked':
      return msg`Cochez cette case pour continuer`;
    case 'length':
    case 'too-short':
    case 'too-long':
      return lengthWords(detail);
    case 'range':
    case 'too-few':
    case 'too-many':
      return amountWords(detail);
    case 'email':
      return msg`Écrivez une adresse e-mail, par exemple lea@exemple.fr`;
    case 'link':
    case 'url':
      return msg`Écrivez une adresse web qui commence par https://`;
    case 'characters':
    case 'nul':
    case 'pattern':
      return msg`Un caractère ne convient pas ici`;
    case 'repeated':
      return msg`Deux réponses sont les mêmes`;
    case 'unknown-option':
    case 'key':
      return msg`Ce choix n’existe plus. Prenez-en un autre`;
    case 'time-zone':
      return sentences['unknown-time-zone'];
    case 'agreement':
      return msg`Les deux doivent être d’accord`;
    case 'type':
      return msg`Cette réponse n’a pas pu être lue`;
    default:
      return code in sentences ? sentences[code as keyof typeof sentences] : undefined;
  }
};

export const explainField = (problem: FieldProblem, i18n: I18n): string => {
  const words = wordsOf(problem);
  return words ? i18n._(words) : problem.detail;
};

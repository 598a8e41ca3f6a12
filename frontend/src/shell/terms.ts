/**
 * How French agrees with a noun: `feminine`, `masculine` (also a mixed group), or `epicene` for a word
 * of both, where sentences avoid agreeing at all. English never needs it.
 */
export type TermSet = 'feminine' | 'masculine' | 'epicene';

/** Feminine words that no ending gives away. */
const feminine = /^(personne|recrue|sœur|grande|petite)s?$/;
/** The same word for women and men. */
const both =
  /^(élève|bénévole|stagiaire|guide|jeune|junior|senior|collègue|partenaire|complice|membre|artiste|alternante?·?|volontaire|camarade)s?$/;
const feminineEnding =
  /(euse|trice|ière|ère|ienne|enne|onne|ante|ente|ée|ie|ule|ine|ette|elle|esse|raine|ore|ouse|ante|ive|ise|ite|ane)s?$/;

/**
 * The set a programme's noun asks for, from the word itself: the API gives none yet. Two words in one
 * ("mentor ou mentore", "mentor·e", "mentor/e") ask for sentences that agree with neither.
 */
export const termSetOf = (noun: string): TermSet => {
  const word = noun.trim().toLocaleLowerCase('fr');
  if (/[·•/()]|\bou\b|\bet\b|\w-e?s?$|\.e/.test(word)) return 'epicene';
  const [head = ''] = word.split(/\s+/);
  if (both.test(head)) return 'epicene';
  if (feminine.test(head) || feminineEnding.test(head)) return 'feminine';
  return head.endsWith('e') || head.endsWith('es') ? 'epicene' : 'masculine';
};

/** The set of a sentence about either of two: it agrees only when both nouns do. */
export const commonSet = (one: TermSet, other: TermSet): TermSet =>
  one === other ? one : 'epicene';

/** "l’élève", but "le héros": French drops the vowel of its article before another one. */
export const elides = (noun: string): boolean => /^[aeiouàâéèêëîïôœùû]/i.test(noun.trim());

import { readFileSync } from 'node:fs';

/**
 * A programme chooses its nouns, and French agrees with them: a sentence about a mentee or a mentor may
 * name her only by a variable (`{mentor}`, `{theMentee}`), and may agree only inside a `select` on her
 * term set. What remains feminine agrees with something else, and stands in `agreement-allowed.json`
 * under its reason.
 */
const nouns = /\b(marraine|filleule|parrain|filleul|mentore|mentorée)s?\b/giu;
const agreeing = new RegExp(
  `(?<![\\p{L}-])(${[
    // Pronouns.
    'elles?(?!-même)',
    'celles?(?!-ci)',
    'toutes',
    'chacune',
    'l’une',
    'une autre',
    'quelqu’une',
    'certaines',
    // Who takes part, and what happens to her.
    'étudiante|débutante|salariée|candidate(?! de)|organisée|motivée',
    'prête|(?<!(?:une|la) )seule|inscrite|connectée|déconnectée|prévenue|informée|avertie',
    'admise|choisie|élue|accompagnée|soutenue|suspendue|exclue|réintégrée|retenue',
    'trompée|blessée|mise (?:en pause|mal)|invitée|lue|contente|heureuse|absente',
    'débordée|concernée|intéressée|arrivée|partie|passée|venue',
  ].join('|')})s?(?![\\p{L}-])`,
  'giu',
);

/** The text without the branches of its selects: there it may agree. */
const outsideSelects = (text) => {
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const start = /^\{\w+, select,/.exec(text.slice(at));
    if (!start) {
      out += text[at];
      continue;
    }
    let depth = 0;
    do {
      if (text[at] === '{') depth++;
      if (text[at] === '}') depth--;
      at++;
    } while (depth > 0 && at < text.length);
    at--;
    out += ' … ';
  }
  return out;
};

/** What agrees in a French text with who takes part, or may: to be judged by a person. */
export const agreements = (text) => {
  const prose = outsideSelects(text).replace(/[\u00a0\u202f]/g, ' ');
  return [...prose.matchAll(nouns), ...prose.matchAll(agreeing)].map(([word]) => word);
};

/** { reason: [the beginning of a text, …] } → text → reason */
export const readAllowed = (file) => {
  const reasons = JSON.parse(readFileSync(file, 'utf8'));
  const plain = (text) => text.replace(/[\u00a0\u202f]/g, ' ');
  const all = Object.entries(reasons).flatMap(([reason, texts]) =>
    texts.map((text) => ({ reason, text: plain(text), used: false })),
  );
  return {
    find: (text) => {
      const entry = all.find((one) => one.text === plain(text));
      if (entry) entry.used = true;
      return entry?.reason;
    },
    unused: () => all.filter((one) => !one.used).map((one) => one.text),
  };
};

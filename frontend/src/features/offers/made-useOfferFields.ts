import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { newOffer } from '../../api/limits';
import { fieldErrors, hasCode, useProblem } from '../../api/problems';
import type { FormError } from '../../ui/ErrorSummary';
import { countCharacters } from '../../ui/Field';
import type { OfferDraft } from './made-drafts';

/** For the counters and a first look. */
export const lengths = newOffer;

const fields = ['why', 'how', 'rhythm', 'ways', 'limits', 'talk_first'];

/** `/ways/0` → `ways` */
const fieldOf = (pointer: string): string | undefined => {
  const name = pointer.split('/')[1] ?? '';
  return fields.includes(name) ? name : undefined;
};

export const useOfferFields = () => {
  const { t } = useLingui();
  const explain = useProblem();
  return {
    /** What can be seen before sending; the server has the last word. */
    check: (draft: OfferDraft): FormError[] => {
      const missing = lengths.why.min - countCharacters(draft.why.trim());
      const errors: (FormError | false)[] = [
        missing > 0 && {
          id: 'why',
          message: t`Dites-lui encore un peu pourquoi vous : il manque ${plural(missing, { one: '# caractère', other: '# caractères' })}`,
        },
        countCharacters(draft.why) > lengths.why.max && {
          id: 'why',
          message: t`Raccourcissez ce texte : il dépasse ${lengths.why.max} caractères`,
        },
        draft.how.trim() === '' && { id: 'how', message: t`Dites comment vous pouvez l’aider` },
        countCharacters(draft.how) > lengths.how.max && {
          id: 'how',
          message: t`Raccourcissez ce texte : il dépasse ${lengths.how.max} caractères`,
        },
        draft.rhythm === '' && { id: 'rhythm', message: t`Choisissez un rythme que vous tiendrez` },
        draft.ways.length === 0 && {
          id: 'ways',
          message: t`Cochez au moins une façon de vous parler`,
        },
        countCharacters(draft.limits) > lengths.limits.max && {
          id: 'limits',
          message: t`Raccourcissez ce texte : il dépasse ${lengths.limits.max} caractères`,
        },
      ];
      return errors.filter((error) => error !== false);
    },
    /** What the server found, at its fields; empty when the refusal is about something else. */
    refused: (error: unknown): FormError[] =>
      hasCode(error, 'offer-repeats-another')
        ? [{ id: 'why', message: explain(error) }]
        : fieldErrors(error, fieldOf),
  };
};

/** The draft in the API's words. */
export const offerBody = (draft: OfferDraft) => ({
  why: draft.why.trim(),
  how: draft.how.trim(),
  // Checked before: an empty choice never gets here.
  rhythm: draft.rhythm as Exclude<OfferDraft['rhythm'], ''>,
  ways: draft.ways,
  limits: draft.limits.trim() || null,
  talk_first: draft.talk_first,
});

import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Schemas } from '../../api/client';
import { useTerms } from '../../shell/useTerms';
import s from './Home.module.css';

/** The programme in numbers; those too small to be public are left out. */
export const Figures = ({ figures }: { figures: Schemas['PublicFigures'] }) => {
  const { i18n } = useLingui();
  const nouns = useTerms();
  const { mentees, mentors, pairs_formed: pairs } = figures;
  const shown = [
    mentees !== null && {
      key: 'mentees',
      value: mentees,
      label: mentees === 1 ? nouns.mentee : nouns.mentees,
    },
    mentors !== null && {
      key: 'mentors',
      value: mentors,
      label: mentors === 1 ? nouns.mentor : nouns.mentors,
    },
    pairs !== null && {
      key: 'pairs',
      value: pairs,
      label: <Plural value={pairs} one="binôme formé" other="binômes formés" />,
    },
  ].filter((figure) => figure !== false);
  if (shown.length === 0) return null;
  return (
    <section className={`wrap ${s.figures}`} aria-labelledby="chiffres">
      <h2 id="chiffres">
        <Trans>Aujourd’hui</Trans>
      </h2>
      <ul className={s.numbers}>
        {shown.map((figure) => (
          <li key={figure.key}>
            <strong>{i18n.number(figure.value)}</strong> {figure.label}
          </li>
        ))}
      </ul>
    </section>
  );
};

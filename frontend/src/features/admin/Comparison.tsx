import { Trans, useLingui } from '@lingui/react/macro';
import { $api, type Schemas } from '../../api/client';
import type { Feature } from '../../fit/types';
import { useFeatureNames } from '../../fit/useFeatureNames';
import { useText } from '../../i18n/text';
import { Card } from '../../ui/Card';
import { Table } from '../../ui/Table';
import { pointsOf } from './points';

type Attribute = Schemas['Attribute'];

/** What each comparison reads. */
const readBy: Record<Feature, readonly Attribute[]> = {
  needs: ['topics'],
  help: ['help'],
  values: [],
  experience: ['years', 'paths'],
  interests: ['interests'],
  ease: ['slots', 'rhythm'],
  wishes: ['wishes', 'situation'],
};
/** What two people must have in common, without points. */
const needed: readonly Attribute[] = ['languages', 'ways', 'criteria'];

/** What suggestions compare and how much it counts, as the mentees' questionnaire has it: to read. */
export const Comparison = () => {
  const { t, i18n } = useLingui();
  const text = useText();
  const features = useFeatureNames();
  const questionnaire = $api.useQuery('get', '/api/v1/questionnaires/{role}', {
    params: { path: { role: 'mentee' } },
  }).data;
  const matching = questionnaire?.matching;
  if (!matching) return null;
  const asked = questionnaire.steps.flatMap((step) => step.questions);
  const label = (key: string) => {
    const question = asked.find((one) => one.key === key);
    return question ? text(question.label) : key;
  };
  const labels = (attributes: readonly Attribute[]): string[] =>
    attributes.flatMap((attribute) =>
      matching.questions
        .filter((one) => one.attribute === attribute)
        .map((one) => label(one.question)),
    );
  const list = (words: readonly string[]) => new Intl.ListFormat(i18n.locale).format(words);
  const rows = pointsOf(matching.weights).filter(({ points }) => points > 0);
  const without = list(labels(needed));
  return (
    <Card as="section" className="flow" aria-labelledby="comparison-title">
      <h2 id="comparison-title">
        <Trans>Ce que les suggestions comparent</Trans>
      </h2>
      <p className="muted">
        <Trans>
          Ces points mettent les suggestions en ordre et ne décident de rien. Ils appartiennent au
          questionnaire, et changent quand on en publie un nouveau par l’API.
        </Trans>
      </p>
      <Table
        caption={t`Comparaisons et points`}
        hideCaption
        columns={[
          {
            key: 'feature',
            header: t`Comparaison`,
            names: true,
            cell: ({ feature }) => features[feature],
          },
          {
            key: 'questions',
            header: t`Questions`,
            cell: ({ feature }) => {
              const read =
                feature === 'values' ? matching.values.map(label) : labels(readBy[feature]);
              return read.length === 0 ? t`Aucune : pas comparé` : list(read);
            },
          },
          {
            key: 'points',
            header: t`Points sur 100`,
            align: 'end',
            cell: ({ points }) => points,
          },
        ]}
        rows={rows}
        rowKey={({ feature }) => feature}
      />
      {without !== '' && (
        <p>
          <Trans>Sans points, mais il en faut en commun : {without}.</Trans>
        </p>
      )}
    </Card>
  );
};

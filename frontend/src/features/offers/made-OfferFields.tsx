import { select } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useOptions } from '../../shell/useOptions';
import { useTerms } from '../../shell/useTerms';
import { Tile, type Tone } from '../../ui/Card';
import { Checkbox, type FormError, RadioGroup, TagsField, TextArea } from '../../ui/Field';
import type { OfferDraft } from './made-drafts';
import s from './made-Form.module.css';
import { lengths } from './made-useOfferFields';

/** The four squares of an offer, and a talk before she chooses. For a new one and to mend one. */
export const OfferFields = ({
  draft,
  errors,
  name,
  onChange,
}: {
  draft: OfferDraft;
  errors: readonly FormError[];
  /** Whom she writes to. */
  name: string;
  onChange: (part: Partial<OfferDraft>) => void;
}) => {
  const { t } = useLingui();
  const { menteeSet } = useTerms();
  const options = useOptions();
  const errorOf = (id: string) => errors.find((error) => error.id === id)?.message;
  return (
    <div className={s.path}>
      <Step number={1} tone="primary">
        <TextArea
          id="why"
          label={t`${select(menteeSet, { feminine: 'Pourquoi vous, pour elle', masculine: 'Pourquoi vous, pour lui', other: 'Pourquoi vous' })}`}
          hint={
            <Trans>
              Qu’est-ce qui, dans son appel, vous a parlé ? Qu’avez-vous vécu de semblable ? Écrivez
              à {name}, pas à tout le monde.
            </Trans>
          }
          value={draft.why}
          error={errorOf('why')}
          min={lengths.why.min}
          max={lengths.why.max}
          onChange={(why) => onChange({ why })}
        />
      </Step>
      <Step number={2} tone="orange">
        <TextArea
          id="how"
          label={t`Comment vous pouvez l’aider`}
          hint={
            <Trans>
              Du concret : relire un CV, répéter un entretien, pratiquer ensemble, écouter,
              présenter quelqu’un…
            </Trans>
          }
          value={draft.how}
          error={errorOf('how')}
          max={lengths.how.max}
          onChange={(how) => onChange({ how })}
        />
      </Step>
      <Step number={3} tone="yellow">
        <RadioGroup
          id="rhythm"
          label={t`Le rythme que vous tiendrez`}
          hint={<Trans>Mieux vaut peu et régulier. Vous pourrez l’ajuster ensemble.</Trans>}
          options={options('rhythm')}
          value={draft.rhythm}
          error={errorOf('rhythm')}
          onChange={(rhythm) => onChange({ rhythm: rhythm as OfferDraft['rhythm'] })}
        />
        <TagsField
          id="ways"
          label={t`Pour se parler`}
          options={options('ways')}
          values={draft.ways}
          error={errorOf('ways')}
          onChange={(ways) => onChange({ ways })}
        />
      </Step>
      <Step number={4} tone="violet">
        <TextArea
          id="limits"
          optional
          label={t`Ce que vous ne pourrez pas faire`}
          hint={
            <Trans>
              Le dire maintenant évite une déception : pas le week-end, pas de recommandation dans
              mon entreprise…
            </Trans>
          }
          value={draft.limits}
          error={errorOf('limits')}
          max={lengths.limits.max}
          onChange={(limits) => onChange({ limits })}
        />
        <Checkbox
          id="talk_first"
          label={t`Je veux bien en parler 20 minutes avant son choix`}
          hint={t`Un premier échange, sans engagement d’un côté ni de l’autre.`}
          error={errorOf('talk_first')}
          checked={draft.talk_first}
          onChange={(talk_first) => onChange({ talk_first })}
        />
      </Step>
    </div>
  );
};

const Step = ({ number, tone, children }: { number: number; tone: Tone; children: ReactNode }) => (
  <div className={s.step}>
    <Tile tone={tone} tilt={number % 2 === 0 ? 1 : -1}>
      {number}
    </Tile>
    <div className={s.fields}>{children}</div>
  </div>
);

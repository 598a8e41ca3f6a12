import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { fieldErrors, useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { DateText } from '../../ui/DateText';
import { Dialog } from '../../ui/Dialog';
import { TextArea } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { Tabs } from '../../ui/Tabs';
import { MarkdownPreview } from './MarkdownPreview';
import s from './Settings.module.css';

type Half = 'fr' | 'en';

const halfOf = (pointer: string) =>
  pointer === '/body_fr' ? 'charter-fr' : pointer === '/body_en' ? 'charter-en' : undefined;

/** A new version of the charter: both languages, read before it is published, asked again of all. */
export const CharterEditor = ({ current }: { current: Schemas['CharterView'] }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const [half, setHalf] = useState<Half>('fr');
  const [text, setText] = useState(current.text);
  const [asking, setAsking] = useState(false);
  const publish = $api.useMutation('post', '/api/v1/admin/charters', {
    onSuccess: ({ version }) => {
      setAsking(false);
      toast(t`La version ${version} de la charte est publiée.`);
      void refresh('/api/v1/charters/current', '/api/v1/programme');
    },
    onError: (error) => {
      setAsking(false);
      const [first] = fieldErrors(error, halfOf);
      // To the text that is wrong, which may be in the other tab.
      if (first) setHalf(first.id === 'charter-fr' ? 'fr' : 'en');
    },
  });
  const errors = fieldErrors(publish.error, halfOf);
  const changed = text.fr !== current.text.fr || text.en !== current.text.en;
  return (
    <Card as="section" className="flow" aria-labelledby="charter-title">
      <h2 id="charter-title">
        <Trans>La charte</Trans>
      </h2>
      <p className="muted">
        <Trans>
          Version {current.version}, publiée le <DateText value={current.published_at} />. Publier
          une nouvelle version la redemande à chaque personne avant sa prochaine proposition ou
          élection.
        </Trans>
      </p>
      <Tabs<Half>
        label={t`Langue de la charte`}
        tabs={[
          { key: 'fr', label: 'Français' },
          { key: 'en', label: 'English' },
        ]}
        current={half}
        onChange={setHalf}
      >
        <div className={s.charter}>
          <TextArea
            id={`charter-${half}`}
            label={half === 'fr' ? t`Texte français` : t`Texte anglais`}
            hint={t`En Markdown : ## pour un titre, - pour une liste, **gras**.`}
            lang={half}
            value={text[half]}
            error={errors.find(({ id }) => id === `charter-${half}`)?.message}
            onChange={(value) => setText({ ...text, [half]: value })}
          />
          <div className="flow">
            <h3>
              <Trans>Aperçu</Trans>
            </h3>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
            <section className={s.preview} tabIndex={0} aria-label={t`Aperçu`}>
              <MarkdownPreview source={text[half]} lang={half} />
            </section>
          </div>
        </div>
      </Tabs>
      {publish.error && (
        <Notice tone="danger" role="alert" title={explain(publish.error)}>
          <Trans>Votre texte est conservé sur cette page.</Trans>
        </Notice>
      )}
      <div className="row">
        <Button aria-disabled={!changed} onClick={() => changed && setAsking(true)}>
          <Trans>Publier une nouvelle version</Trans>
        </Button>
        {!changed && (
          <p className="muted small">
            <Trans>Modifiez le texte pour pouvoir le publier.</Trans>
          </p>
        )}
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Publier la nouvelle charte ?`}
        actions={
          <>
            <Button
              busy={publish.isPending}
              onClick={() => publish.mutate({ body: { body_fr: text.fr, body_en: text.en } })}
            >
              <Trans>Publier</Trans>
            </Button>
            <Button variant="secondary" onClick={() => setAsking(false)}>
              <Trans>Relire encore</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            Une charte publiée ne se modifie plus : une correction sera une autre version. Tout le
            monde sera invité à la relire.
          </Trans>
        </p>
        {(text.fr === current.text.fr || text.en === current.text.en) && (
          <Notice tone="warning">
            <Trans>
              Une seule des deux langues a changé. Disent-elles toujours la même chose ?
            </Trans>
          </Notice>
        )}
      </Dialog>
    </Card>
  );
};

import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense } from 'react';
import { AnchorButton } from '../../ui/Button';
import { DateText } from '../../ui/DateText';
import s from './NextStep.module.css';
import { may, type Pairing } from './pairing';

// The drawing is decoration, hidden on a phone: it comes after the words.
const PairWay = lazy(() => import('./PairWay'));
const Resume = lazy(async () => ({ default: (await import('./Restart')).Resume }));
const Successor = lazy(async () => ({ default: (await import('./Restart')).Successor }));

/** The one thing to do now, on the slate: everything else on the page can wait. */
export const NextStep = ({ pairing }: { pairing: Pairing }) => {
  const words = useStepWords(pairing);
  return (
    <section className={s.slate} aria-labelledby="prochain-pas" data-step={pairing.next_step}>
      <div className={s.words}>
        <p className={s.eyebrow}>
          {pairing.next_step === 'over' ? (
            <Trans>Le chemin fait</Trans>
          ) : (
            <Trans>Le prochain pas</Trans>
          )}
        </p>
        <h2 id="prochain-pas">{words.title}</h2>
        <p>{words.text}</p>
        {words.act && (
          <div className="row">
            <Suspense>{words.act}</Suspense>
          </div>
        )}
      </div>
      <div className={s.drawing}>
        <Suspense>
          <PairWay pairing={pairing} />
        </Suspense>
      </div>
    </section>
  );
};

const useStepWords = (pairing: Pairing): { title: string; text: ReactNode; act?: ReactNode } => {
  const { t } = useLingui();
  const { partner, my_role, who_writes_first, last_contact_on, paused_until, ended_at } = pairing;
  const name = partner.public_name;
  const write = partner.email && (
    <AnchorButton className={s.act} href={`mailto:${partner.email}`}>
      <Trans>Écrire à {name}</Trans>
    </AnchorButton>
  );
  const log = may(pairing, 'log_contact') && (
    <AnchorButton className={s.act} href="#noter">
      <Trans>Noter un échange</Trans>
    </AnchorButton>
  );
  const last = last_contact_on && <DateText value={last_contact_on} relative="only" />;
  switch (pairing.next_step) {
    case 'say_hello':
      return who_writes_first === my_role
        ? {
            title: t`Dites bonjour à ${name}`,
            text: (
              <Trans>
                Le premier message est le vôtre : deux lignes pour vous présenter, deux moments
                possibles pour vous parler. {name} l’attend.
              </Trans>
            ),
            act: write,
          }
        : {
            title: t`${name} va vous écrire`,
            text: (
              <Trans>
                C’est à {name} de faire le premier pas. Si rien ne vient d’ici quelques jours, un
                mot de votre part lui facilitera la chose.
              </Trans>
            ),
            act: write,
          };
    case 'log_first':
      return {
        title: t`Vous vous êtes parlé ? Notez-le`,
        text: (
          <Trans>
            Un geste suffit : la date et le moyen, rien de ce que vous vous êtes dit. Votre binôme
            devient alors actif.
          </Trans>
        ),
        act: (
          <>
            {log}
            {write}
          </>
        ),
      };
    case 'keep_going':
      return {
        title: t`Tout va bien, continuez`,
        text: last ? (
          <Trans>Votre dernier échange : {last}. Calez le suivant quand il vous arrange.</Trans>
        ) : (
          <Trans>Calez votre prochain échange quand il vous arrange.</Trans>
        ),
        act: log,
      };
    case 'long_silence':
      return {
        title: t`Un petit signe à ${name} ?`,
        text: last ? (
          <Trans>
            Votre dernier échange noté : {last}. La vie passe vite, un message de deux lignes
            relance tout. Et si vous vous êtes parlé depuis, notez-le.
          </Trans>
        ) : (
          <Trans>Aucun échange noté pour l’instant. Un message de deux lignes suffit.</Trans>
        ),
        act: (
          <>
            {write}
            {log}
          </>
        ),
      };
    case 'paused':
      return {
        title: t`Votre binôme souffle un peu`,
        text: paused_until ? (
          <Trans>
            Reprise prévue le <DateText value={paused_until} />. Rien à faire d’ici là.
          </Trans>
        ) : (
          <Trans>Rien à faire d’ici la reprise.</Trans>
        ),
        act: may(pairing, 'resume') && <Resume pairing={pairing} />,
      };
    case 'over':
      return {
        title: t`Merci d’avoir fait ce bout de chemin`,
        text: ended_at ? (
          <Trans>
            Ce binôme s’est conclu le <DateText value={ended_at} />. Ce que vous vous êtes apporté
            reste.
          </Trans>
        ) : (
          <Trans>Ce binôme s’est conclu. Ce que vous vous êtes apporté reste.</Trans>
        ),
        act: may(pairing, 'open_successor') && <Successor pairing={pairing} />,
      };
  }
};

import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { $api } from '../../api/client';
import { Loading } from '../../shell/Loading';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/Page';
import { useTerms } from '../../shell/useTerms';
import { DateText } from '../../ui/DateText';
import { PairScene } from '../../ui/drawings/scenes';
import s from './Receipt.module.css';

/** What an election did, and what comes next: who writes first, when, where. */
export const Receipt = () => {
  const { t } = useLingui();
  const { mentors } = useTerms();
  const { electionId } = useParams({ from: '/election/$electionId' });
  const answer = $api.useQuery('get', '/api/v1/elections/{election_id}', {
    params: { path: { election_id: electionId } },
  });
  if (!answer.data) return <Loading error={answer.error} lines={6} />;
  const { mentor_name: name, cast_at, pairing_id } = answer.data;
  return (
    <Page
      title={t`Vous avez choisi ${name}`}
      eyebrow={<Trans>C’est fait</Trans>}
      lede={
        <Trans>
          Choix enregistré le <DateText value={cast_at} style="datetime" />. {name} vient de
          l’apprendre, et a vos coordonnées comme vous avez les siennes.
        </Trans>
      }
    >
      <div className={s.layout}>
        <div className={s.scene}>
          <PairScene />
        </div>
        <ol className={s.steps}>
          <li>
            <h2>
              <Trans>Aujourd’hui ou demain, vous lui écrivez</Trans>
            </h2>
            <p>
              <Trans>
                C’est vous qui faites le premier pas : un bonjour, deux moments possibles pour vous
                parler. Son adresse est sur la page de votre binôme.
              </Trans>
            </p>
          </li>
          <li>
            <h2>
              <Trans>Dans les deux semaines, un premier échange</Trans>
            </h2>
            <p>
              <Trans>
                Faites connaissance, dites ce que vous attendez, convenez d’un rythme. Rien à
                préparer.
              </Trans>
            </p>
          </li>
          <li>
            <h2>
              <Trans>Puis vous le notez, d’un geste</Trans>
            </h2>
            <p>
              <Trans>
                La date et le moyen, jamais le contenu. C’est ainsi que le binôme devient actif.
              </Trans>
            </p>
          </li>
        </ol>
      </div>
      <div className="row">
        <ButtonLink to="/binome/$pairingId" params={{ pairingId: pairing_id }}>
          <Trans>Aller à notre binôme</Trans>
        </ButtonLink>
      </div>
      <p className="muted">
        <Trans>
          Les autres {mentors} reçoivent un mot chaleureux, sans nom ni classement. Votre appel est
          refermé.
        </Trans>
      </p>
    </Page>
  );
};

import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { $api, type Schemas } from '../../api/client';
import { useProblem } from '../../api/problems';
import { daysUntil, useTimeZone } from '../../lib/dates';
import { ButtonLink } from '../../shell/links';
import { screen } from '../../shell/screens';
import { useTerms } from '../../shell/useTerms';
import { Avatar } from '../../ui/Avatar';
import { DateText } from '../../ui/DateText';
import { Notice } from '../../ui/Notice';
import { Skeleton } from '../../ui/Skeleton';
import { HopScene } from './HopScene';
import s from './Today.module.css';

interface Step {
  /** Tile of the hopscotch: 1 admitted, 2 call, 3 offers, 4 pair. */
  at: 1 | 2 | 3 | 4;
  eyebrow: ReactNode;
  title: ReactNode;
  text: ReactNode;
  act: ReactNode;
  more?: ReactNode;
}

/** The admitted mentee's next step: open a call, wait in good knowledge, read offers, meet. */
export const MenteeToday = () => {
  const explain = useProblem();
  const calls = $api.useQuery('get', '/api/v1/calls/mine', {});
  const offers = $api.useQuery('get', '/api/v1/offers', {
    params: { query: { side: 'received', status: 'open' } },
  });
  const pairs = $api.useQuery('get', '/api/v1/pairings', {
    params: { query: { side: 'mentee' } },
  });
  const error = calls.error ?? offers.error ?? pairs.error;
  const step = useStep(calls.data?.items, offers.data?.items, pairs.data?.items);
  if (error)
    return (
      <Notice tone="danger" role="alert">
        {explain(error)}
      </Notice>
    );
  if (!step) return <Skeleton lines={5} />;
  return (
    <section className={s.slate} aria-labelledby="prochain-pas">
      <div className={s.words}>
        <p className={s.eyebrow}>{step.eyebrow}</p>
        <h2 id="prochain-pas">{step.title}</h2>
        <div className="flow">{step.text}</div>
        <div className="row">{step.act}</div>
        {step.more}
      </div>
      <HopScene at={step.at} />
    </section>
  );
};

const useStep = (
  calls: Schemas['CallView'][] | undefined,
  offers: Schemas['OfferView'][] | undefined,
  pairs: Schemas['PairingView'][] | undefined,
): Step | undefined => {
  const pairStep = usePairStep();
  const offersStep = useOffersStep();
  const callStep = useCallStep();
  if (!calls || !offers || !pairs) return undefined;
  const pair = pairs.find((one) => one.status !== 'ended');
  if (pair) return pairStep(pair);
  if (offers.length > 0) return offersStep(offers);
  return callStep(calls.find((one) => one.status === 'open' || one.status === 'paused'));
};

const usePairStep = () => {
  const { t } = useLingui();
  return (pair: Schemas['PairingView']): Step => {
    const name = pair.partner.public_name;
    const titles: Record<Schemas['PairingView']['next_step'], string> = {
      say_hello: t`Dites bonjour à ${name}`,
      log_first: t`Vous vous êtes parlé ? Notez-le`,
      keep_going: t`Vous avancez bien, avec ${name}`,
      long_silence: t`Un petit signe à ${name} ?`,
      paused: t`Vous et ${name} soufflez un peu`,
      over: t`Ce bout de chemin est fait`,
    };
    return {
      at: 4,
      eyebrow: <Trans>Votre binôme</Trans>,
      title: titles[pair.next_step],
      text: (
        <p>
          {pair.last_contact_on ? (
            <Trans>
              Dernier échange noté : <DateText value={pair.last_contact_on} relative="only" />.
            </Trans>
          ) : (
            <Trans>
              Binôme formé le <DateText value={pair.formed_at} />. Ses coordonnées vous attendent.
            </Trans>
          )}
        </p>
      ),
      act: (
        <ButtonLink to="/binome/$pairingId" params={{ pairingId: pair.id }} className={s.act}>
          <Trans>Aller à notre binôme</Trans>
        </ButtonLink>
      ),
    };
  };
};

const useOffersStep = () => {
  const { t } = useLingui();
  const { AMentor, mentors } = useTerms();
  return (offers: Schemas['OfferView'][]): Step => {
    const soonest = offers
      .map((offer) => offer.expires_at)
      .toSorted()
      .at(0);
    return {
      at: 3,
      eyebrow: <Trans>À vous de choisir</Trans>,
      title: t`${plural(offers.length, {
        one: `${AMentor} se propose de vous accompagner`,
        other: `# ${mentors} se proposent de vous accompagner`,
      })}`,
      text: (
        <>
          <ul className={s.people}>
            {offers.map((offer) => (
              <li key={offer.id}>
                <Avatar name={offer.mentor.public_name} />
                <span>
                  <strong>{offer.mentor.public_name}</strong>
                  <span>{offer.mentor.job}</span>
                </span>
              </li>
            ))}
          </ul>
          {soonest && (
            <p>
              <Trans>
                Prenez votre temps. La première se referme le{' '}
                <DateText value={soonest} style="deadline" relative="also" />.
              </Trans>
            </p>
          )}
        </>
      ),
      act: (
        <ButtonLink to={screen('offersReceived')} className={s.act}>
          <Trans>Lire les propositions</Trans>
        </ButtonLink>
      ),
      more: (
        <p>
          <Link to={screen('myCall')}>
            <Trans>Voir mon appel</Trans>
          </Link>
        </p>
      ),
    };
  };
};

const useCallStep = () => {
  const { t } = useLingui();
  const { mentors } = useTerms();
  const zone = useTimeZone();
  return (call: Schemas['CallView'] | undefined): Step => {
    if (!call)
      return {
        at: 1,
        eyebrow: <Trans>Votre candidature est admise</Trans>,
        title: <Trans>Ouvrez votre appel</Trans>,
        text: (
          <p>
            <Trans>
              Vos réponses sont déjà prêtes : relisez-les, retouchez-les, et les {mentors} pourront
              se proposer.
            </Trans>
          </p>
        ),
        act: (
          <ButtonLink to={screen('myCall')} className={s.act}>
            <Trans>Préparer mon appel</Trans>
          </ButtonLink>
        ),
      };
    const days = -daysUntil(call.waiting_since, zone);
    if (call.status === 'paused')
      return {
        at: 2,
        eyebrow: <Trans>Votre appel</Trans>,
        title: <Trans>En pause, il garde votre place</Trans>,
        text: (
          <p>
            <Trans>Personne ne le voit en ce moment. Reprenez-le quand vous voulez.</Trans>
          </p>
        ),
        act: (
          <ButtonLink to={screen('myCall')} className={s.act}>
            <Trans>Reprendre mon appel</Trans>
          </ButtonLink>
        ),
      };
    return {
      at: 2,
      eyebrow: <Trans>Votre appel est ouvert</Trans>,
      title:
        days < 1
          ? t`Les ${mentors} le découvrent`
          : t`${plural(days, {
              one: 'Un jour d’attente, rien d’anormal',
              other: '# jours d’attente, et pas encore de proposition',
            })}`,
      text: (
        <>
          <p>
            <Trans>
              Les appels sont montrés dans un ordre juste : d’abord ceux qui ont reçu le moins de
              propositions, puis ceux qui attendent depuis le plus longtemps. Le vôtre remonte donc
              de jour en jour.
            </Trans>
          </p>
          {days >= 7 && (
            <p>
              <Trans>
                L’équipe voit aussi que vous attendez. Relire votre appel aide souvent : une
                situation précise touche plus qu’une liste.
              </Trans>
            </p>
          )}
        </>
      ),
      act: (
        <ButtonLink to={screen('myCall')} className={s.act}>
          <Trans>Relire mon appel</Trans>
        </ButtonLink>
      ),
    };
  };
};

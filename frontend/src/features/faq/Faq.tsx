import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { publicPath } from '../../i18n';
import { Page } from '../../shell/Page';
import { useProgramme } from '../../shell/useProgramme';
import { Disclosure } from '../../ui/Disclosure';
import { TalkScene } from '../../ui/drawings/scenes';
import s from './Faq.module.css';
import { useChoosing, useJoining, usePairing, usePrivacy } from './questions';

/** Short answers, grouped; each opens without a script and is found by the browser's search. */
export const Faq = () => {
  const { t, i18n } = useLingui();
  const contact = useProgramme().data?.contact_email;
  const groups = [
    { id: 'participer', title: t`Participer`, questions: useJoining() },
    { id: 'choisir', title: t`Proposer et choisir`, questions: useChoosing() },
    { id: 'a-deux', title: t`La vie à deux`, questions: usePairing() },
    { id: 'donnees', title: t`Vos données`, questions: usePrivacy() },
  ];
  return (
    <Page
      title={t`Questions fréquentes`}
      lede={<Trans>Les réponses courtes. Pour le récit complet, il y a le guide.</Trans>}
    >
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={group.id} className={s.group}>
          <h2 id={group.id}>{group.title}</h2>
          <div className={s.list}>
            {group.questions.map((question) => (
              <Disclosure key={question.ask} summary={question.ask}>
                <p>{question.answer}</p>
              </Disclosure>
            ))}
          </div>
        </section>
      ))}
      <aside className={s.more}>
        <div className={s.drawing}>
          <TalkScene />
        </div>
        <div className="flow">
          <h2>
            <Trans>Votre question n’est pas là ?</Trans>
          </h2>
          <p>
            {contact ? (
              <Trans>
                Écrivez-nous à <a href={`mailto:${contact}`}>{contact}</a> : une organisatrice vous
                répond.
              </Trans>
            ) : (
              <Trans>
                Le <Link to={publicPath('guide', i18n.locale)}>guide</Link> entre dans les détails.
              </Trans>
            )}
          </p>
        </div>
      </aside>
    </Page>
  );
};

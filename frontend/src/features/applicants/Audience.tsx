import { Trans } from '@lingui/react/macro';
import { useTerms } from '../../shell/useTerms';
import s from './Audience.module.css';
import type { Question } from './answers';

/** Who will read this answer: said where it is asked. */
export const Audience = ({ audience }: { audience: Question['audience'] | 'mentees' }) => {
  const { mentees, mentors } = useTerms();
  return (
    <span className={s.audience}>
      <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
        {audience === 'nobody' ? (
          <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />
        ) : (
          <path d="M2.5 12C6 6.5 18 6.5 21.5 12 18 17.5 6 17.5 2.5 12ZM12 9.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6Z" />
        )}
      </svg>
      <span>
        {audience === 'organisers' && <Trans>Lu par les organisatrices seulement</Trans>}
        {audience === 'mentors' && <Trans>Visible des {mentors} du programme</Trans>}
        {audience === 'partner' && <Trans>Partagé avec votre binôme, une fois formé</Trans>}
        {audience === 'mentees' && <Trans>Visible des {mentees} à qui vous écrivez</Trans>}
        {audience === 'nobody' && <Trans>Jamais montré à qui que ce soit</Trans>}
      </span>
    </span>
  );
};

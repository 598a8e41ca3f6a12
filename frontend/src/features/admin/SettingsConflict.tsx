import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import s from './Settings.module.css';
import { type SettingKey, type SettingsForm, settingField } from './settingsFields';

/** A colleague saved first: what she changed, beside what is typed here. Nothing typed is lost. */
export const SettingsConflict = ({
  theirs,
  changed,
  form,
  onTake,
}: {
  theirs: SettingsForm;
  changed: readonly SettingKey[];
  form: SettingsForm;
  /** Put this value into the form. */
  onTake: (key: SettingKey, value: string) => void;
}) => {
  const { t, i18n } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const show = (key: SettingKey, value: string): string =>
    settingField(key).kind === 'yes_no' ? (value === 'true' ? t`Oui` : t`Non`) : value || '–';
  return (
    <div ref={box} tabIndex={-1} className={s.conflict}>
      <Notice
        tone="warning"
        role="alert"
        title={<Trans>Quelqu’un a modifié les réglages pendant que vous écriviez.</Trans>}
      >
        <p>
          <Trans>
            Rien de ce que vous avez écrit n’est perdu, et rien n’est encore enregistré. Comparez,
            choisissez, puis enregistrez de nouveau.
          </Trans>
        </p>
        <ul className={s.compare}>
          {changed.map((key) => {
            const label = i18n._(settingField(key).label);
            const same = form[key] === theirs[key];
            return (
              <li key={key}>
                <p className={s.compareName}>{label}</p>
                {same ? (
                  <p>
                    <Trans>Sa version est reprise :</Trans>{' '}
                    <strong>{show(key, theirs[key])}</strong>
                  </p>
                ) : (
                  <>
                    <dl>
                      <div>
                        <dt>
                          <Trans>Vous avez écrit</Trans>
                        </dt>
                        <dd>{show(key, form[key])}</dd>
                      </div>
                      <div>
                        <dt>
                          <Trans>Elle a enregistré</Trans>
                        </dt>
                        <dd>{show(key, theirs[key])}</dd>
                      </div>
                    </dl>
                    <Button variant="secondary" size="sm" onClick={() => onTake(key, theirs[key])}>
                      <Trans>Prendre sa version</Trans>
                      <VisuallyHidden>{` : ${label}`}</VisuallyHidden>
                    </Button>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      </Notice>
    </div>
  );
};

import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { $api, type Schemas, withVersion } from '../../api/client';
import { fieldErrors, isStale, useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorSummary, type FormError } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { SettingInput } from './SettingInput';
import s from './Settings.module.css';
import { SettingsConflict } from './SettingsConflict';
import {
  bodyOf,
  differences,
  formOf,
  keyOfPointer,
  type SettingKey,
  type SettingsForm,
  settingSections,
} from './settingsFields';

type Saved = Schemas['ProgrammeSettings'];

/**
 * The settings being changed over a version of what is saved. When a colleague saved first (412), her
 * version is fetched and compared: what only she changed is taken, what is typed here stays, and
 * saving again is done over her version, knowingly.
 */
export const SettingsEditor = ({
  settings,
  fetchLatest,
}: {
  settings: Saved;
  fetchLatest: () => Promise<Saved | undefined>;
}) => {
  const { t, i18n } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const [base, setBase] = useState(settings);
  const [form, setForm] = useState(() => formOf(settings));
  const [theirs, setTheirs] = useState<{ form: SettingsForm; changed: SettingKey[] }>();
  const [errors, setErrors] = useState<FormError[]>([]);
  const mine = differences(formOf(base), form);
  const adopt = (saved: Saved) => {
    setBase(saved);
    setForm(formOf(saved));
    setTheirs(undefined);
    setErrors([]);
  };
  // A colleague's version arrived while nothing is typed here: show it.
  if (settings.version > base.version && mine.length === 0 && !theirs) adopt(settings);
  const compare = async () => {
    const latest = await fetchLatest();
    if (!latest) return;
    const before = formOf(base);
    const after = formOf(latest);
    const changed = differences(before, after);
    setForm((current) => {
      const merged = { ...current };
      for (const key of changed) if (current[key] === before[key]) merged[key] = after[key];
      return merged;
    });
    setBase(latest);
    setTheirs({ form: after, changed });
  };
  const save = $api.useMutation('put', '/api/v1/admin/settings', {
    onSuccess: (saved) => {
      adopt(saved);
      toast(t`Les réglages sont enregistrés.`);
      void refresh('/api/v1/admin/settings', '/api/v1/programme');
    },
    onError: (error) => {
      setErrors(fieldErrors(error, keyOfPointer));
      if (isStale(error)) void compare();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setErrors([]);
    save.mutate({ body: bodyOf(form, base), params: { header: withVersion(base.version) } });
  };
  const change = (key: SettingKey, value: string) => setForm({ ...form, [key]: value });
  const refusal = save.error && errors.length === 0 && !isStale(save.error) ? save.error : null;
  return (
    <form noValidate className={s.form} onSubmit={submit} aria-label={t`Réglages du programme`}>
      <ErrorSummary errors={errors} />
      {theirs && (
        <SettingsConflict
          theirs={theirs.form}
          changed={theirs.changed}
          form={form}
          onTake={change}
        />
      )}
      {settingSections.map((section) => (
        <Card as="section" key={section.title.id} className={s.section}>
          <h2>{i18n._(section.title)}</h2>
          <div className={s.fields}>
            {section.keys.map((key) => (
              <SettingInput
                key={key}
                name={key}
                value={form[key]}
                error={errors.find(({ id }) => id === key)?.message}
                onChange={(value) => change(key, value)}
              />
            ))}
          </div>
        </Card>
      ))}
      {refusal && (
        <Notice tone="danger" role="alert" title={explain(refusal)}>
          <Trans>Ce que vous avez écrit est conservé sur cette page.</Trans>
        </Notice>
      )}
      <div className={s.bar}>
        <Button type="submit" busy={save.isPending}>
          <Trans>Enregistrer les réglages</Trans>
        </Button>
        {mine.length > 0 && (
          <Button variant="quiet" onClick={() => adopt(base)}>
            <Trans>Annuler mes changements</Trans>
          </Button>
        )}
        <p className="muted small">
          {mine.length === 0
            ? t`Aucun changement à enregistrer`
            : t`${plural(mine.length, { one: '# réglage changé', other: '# réglages changés' })}`}
        </p>
      </div>
    </form>
  );
};

import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { $api, withVersion } from '../../api/client';
import { isStale, useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import type { Me } from '../../auth/me';
import { chooseLocale, type Locale, locales } from '../../i18n';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { RadioGroup, SelectField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { SummaryList } from '../../ui/SummaryList';
import { timeZones } from './timeZones';

/** The language of her mails and pages, and the zone her own hours are shown in. */
export const Preferences = ({ me }: { me: Me }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const queries = useQueryClient();
  const refresh = useRefresh();
  const [locale, setLocale] = useState<Locale>(me.locale);
  const [timeZone, setTimeZone] = useState(me.time_zone);
  const save = $api.useMutation('patch', '/api/v1/me', {
    onSuccess: async (updated) => {
      queries.setQueryData($api.queryOptions('get', '/api/v1/me', {}).queryKey, updated);
      await chooseLocale(updated.locale);
      toast(t`Vos préférences sont enregistrées.`);
    },
    // Her choices stay in the form; saving again goes over the version now read.
    onError: (error) => {
      if (isStale(error)) void refresh('/api/v1/me');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({
      body: { locale, time_zone: timeZone },
      params: { header: withVersion(me.version) },
    });
  };
  return (
    <form className="flow" onSubmit={submit}>
      <SummaryList rows={[{ key: 'email', term: t`Adresse e-mail`, value: me.email }]} />
      {save.error && (
        <Notice tone="danger" role="alert">
          {explain(save.error)}
        </Notice>
      )}
      <RadioGroup
        id="locale"
        label={t`Langue des pages et des e-mails`}
        value={locale}
        onChange={setLocale}
        options={[
          { value: 'fr', label: locales.fr },
          { value: 'en', label: locales.en },
        ]}
      />
      <SelectField
        id="time-zone"
        label={t`Fuseau horaire`}
        hint={t`Pour vos rendez-vous. Les dates limites s’affichent toujours à l’heure du programme.`}
        value={timeZone}
        onChange={setTimeZone}
        options={timeZones(me.time_zone).map((zone) => ({
          value: zone,
          label: zone.replaceAll('_', ' '),
        }))}
      />
      <Button type="submit" busy={save.isPending}>
        <Trans>Enregistrer</Trans>
      </Button>
    </form>
  );
};

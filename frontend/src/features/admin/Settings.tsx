import { Trans, useLingui } from '@lingui/react/macro';
import { $api, type Schemas } from '../../api/client';
import { Page } from '../../shell/Page';
import { Skeleton } from '../../ui/Skeleton';
import { CharterEditor } from './CharterEditor';
import { Comparison } from './Comparison';
import { ListFailed } from './Filters';
import { SettingsEditor } from './SettingsEditor';

/** /organisation/reglages: the programme's settings, what suggestions compare, then its charter. */
export const Settings = () => {
  const { t } = useLingui();
  const settings = $api.useQuery('get', '/api/v1/admin/settings');
  const charter = $api.useQuery('get', '/api/v1/charters/current');
  return (
    <Page
      title={t`Réglages`}
      lede={
        <Trans>
          Ce que voient toutes les personnes du programme. Chaque changement est noté au journal.
        </Trans>
      }
    >
      {settings.isPending && <Skeleton lines={8} />}
      {settings.isError && !settings.data && (
        <ListFailed error={settings.error} onRetry={() => void settings.refetch()} />
      )}
      {settings.data && (
        <SettingsEditor
          settings={settings.data}
          fetchLatest={async (): Promise<Schemas['ProgrammeSettings'] | undefined> =>
            (await settings.refetch()).data
          }
        />
      )}
      <Comparison />
      {charter.data && <CharterEditor key={charter.data.version} current={charter.data} />}
    </Page>
  );
};

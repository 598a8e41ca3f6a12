import { Trans, useLingui } from '@lingui/react/macro';
import { $api } from '../../api/client';
import { useText } from '../../i18n/text';
import { Page } from '../../shell/Page';
import { DateText } from '../../ui/DateText';
import { DefaultCharter } from './DefaultCharter';

/** The charter in force; until it is here, or when it cannot be had, the text most programmes start from. */
export const Charter = () => {
  const { t } = useLingui();
  const text = useText();
  const charter = $api.useQuery('get', '/api/v1/charters/current', {}, { staleTime: 300_000 }).data;
  return (
    <Page
      narrow
      title={t`La charte`}
      lede={<Trans>Ce à quoi l’on s’engage à deux, en une page.</Trans>}
    >
      {charter ? (
        <>
          <p className="muted">
            <Trans>
              Version {charter.version}, en vigueur depuis le{' '}
              <DateText value={charter.published_at} />.
            </Trans>
          </p>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server renders it from Markdown and sanitises it */}
          <div className="prose" dangerouslySetInnerHTML={{ __html: text(charter.html) }} />
        </>
      ) : (
        <DefaultCharter />
      )}
    </Page>
  );
};

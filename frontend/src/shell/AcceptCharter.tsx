import { Trans, useLingui } from '@lingui/react/macro';
import { $api } from '../api/client';
import { hasCode, useProblem } from '../api/problems';
import { useRefresh } from '../api/useRefresh';
import { useText } from '../i18n/text';
import { announce } from '../ui/announce';
import { Button } from '../ui/Button';
import { Disclosure } from '../ui/Disclosure';
import { Notice } from '../ui/Notice';

/**
 * A new charter came out (T13): read it and accept it in place, then go on with what was refused.
 * Shown where an answer said `charter-not-current`, or where `me.charter_outdated` does.
 */
export const AcceptCharter = ({ onAccepted }: { onAccepted?: () => void }) => {
  const { t } = useLingui();
  const text = useText();
  const explain = useProblem();
  const refresh = useRefresh();
  const charter = $api.useQuery('get', '/api/v1/charters/current', {});
  const accept = $api.useMutation('post', '/api/v1/charter-acceptances', {
    onSuccess: async () => {
      announce(t`Charte acceptée, vous pouvez continuer`);
      await refresh('/api/v1/me');
      onAccepted?.();
    },
    // Yet another version in the meantime: show that one.
    onError: (error) => {
      if (hasCode(error, 'charter-not-current')) void refresh('/api/v1/charters/current');
    },
  });
  if (accept.isSuccess)
    return (
      <Notice tone="success" role="status">
        <Trans>Charte acceptée : vous pouvez continuer.</Trans>
      </Notice>
    );
  if (!charter.data) return null;
  const { version, html } = charter.data;
  return (
    <Notice
      tone="warning"
      role="alert"
      title={<Trans>La charte a changé depuis votre dernière visite</Trans>}
      action={
        <Button
          size="sm"
          busy={accept.isPending}
          onClick={() => accept.mutate({ body: { version } })}
        >
          <Trans>J’ai lu et j’accepte la version {version}</Trans>
        </Button>
      }
    >
      <p>
        <Trans>Deux minutes de lecture, puis vous reprenez exactement où vous étiez.</Trans>
      </p>
      <Disclosure summary={<Trans>Lire la charte</Trans>}>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server renders it from Markdown and sanitises it */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: text(html) }} />
      </Disclosure>
      {accept.error && <p>{explain(accept.error)}</p>}
    </Notice>
  );
};

import { Trans } from '@lingui/react/macro';
import { $api } from '../../api/client';
import { useText } from '../../i18n/text';
import { Disclosure } from '../../ui/Disclosure';
import { Checkbox } from '../../ui/Field';
import { Skeleton } from '../../ui/Skeleton';

/** The charter in force, to read in place, and the box that accepts that very version. */
export const CharterField = ({
  id,
  label,
  error,
  value,
  onChange,
}: {
  id: string;
  label: string;
  error?: string;
  /** The version accepted so far; another than the current one counts as none. */
  value: number | null;
  onChange: (version: number | null) => void;
}) => {
  const text = useText();
  const charter = $api.useQuery('get', '/api/v1/charters/current', {}, { staleTime: 300_000 });
  if (!charter.data) return <Skeleton lines={3} />;
  const { version, html } = charter.data;
  return (
    <div className="flow">
      <Disclosure summary={<Trans>Lire la charte, version {version} (deux minutes)</Trans>}>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server renders it from Markdown and sanitises it */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: text(html) }} />
      </Disclosure>
      <Checkbox
        id={id}
        label={label}
        error={error}
        checked={value === version}
        onChange={(accepted) => onChange(accepted ? version : null)}
      />
    </div>
  );
};

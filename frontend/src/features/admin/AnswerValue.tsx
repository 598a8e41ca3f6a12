import { Trans } from '@lingui/react/macro';
import type { Schemas } from '../../api/client';
import { useText } from '../../i18n/text';

export const isAnswered = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !(Array.isArray(value) && value.length === 0);

const isWeb = (text: string): boolean => /^https?:\/\//i.test(text);

/** One answer, read by the kind of its question; without a question, as it stands. */
export const AnswerValue = ({
  question,
  value,
}: {
  question?: Schemas['Question'];
  value: unknown;
}) => {
  const text = useText();
  const word = (key: unknown): string => {
    const option = question?.options.find((one) => one.key === key);
    if (option) return text(option.label);
    if (typeof key === 'string') return key;
    return typeof key === 'number' || typeof key === 'boolean' ? String(key) : JSON.stringify(key);
  };
  if (question?.kind === 'charter') return <Trans>Version {word(value)} acceptée</Trans>;
  if (typeof value === 'boolean') return value ? <Trans>Oui</Trans> : <Trans>Non</Trans>;
  if (question?.kind === 'scale')
    return (
      <Trans>
        {word(value)} sur {question.max ?? 5}
      </Trans>
    );
  if (question?.kind === 'links' && Array.isArray(value))
    return value.map((link, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a link may stand twice
      <span key={index}>
        {index > 0 && <br />}
        {typeof link === 'string' && isWeb(link) ? (
          // What she typed: opened without telling that site where from.
          <a href={link} target="_blank" rel="noopener noreferrer nofollow">
            {link}
          </a>
        ) : (
          word(link)
        )}
      </span>
    ));
  if (Array.isArray(value)) return value.map(word).join(' · ');
  if (typeof value === 'object' && value !== null)
    return Object.values(value)
      .filter((part) => part !== null && part !== '')
      .map(word)
      .join(', ');
  return word(value);
};

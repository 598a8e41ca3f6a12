import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { $api, type Schemas, withVersion } from '../../api/client';
import { useIntent } from '../../api/intent';
import { fieldErrors, hasCode, useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { useText } from '../../i18n/text';
import { AcceptCharter } from '../../shell/AcceptCharter';
import { screen } from '../../shell/screens';
import { useLabels } from '../../shell/useLabels';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { ErrorSummary, type FormError, RadioGroup, TagsField, TextArea } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import s from './MyCall.module.css';

interface CallDraft {
  words: string;
  topics: string[];
  rhythm: string;
}

const fieldOf = (pointer: string) =>
  ['words', 'topics', 'rhythm'].find((field) => pointer.startsWith(`/${field}`));

const CallForm = ({
  initial,
  submitLabel,
  busy,
  failure,
  onSubmit,
  onCancel,
}: {
  initial: CallDraft;
  submitLabel: string;
  busy: boolean;
  failure: unknown;
  onSubmit: (draft: CallDraft) => void;
  onCancel?: () => void;
}) => {
  const { t } = useLingui();
  const text = useText();
  const explain = useProblem();
  const { question } = useLabels();
  const [draft, setDraft] = useState(initial);
  const [empty, setEmpty] = useState<FormError[]>([]);
  const change = (part: Partial<CallDraft>) => setDraft((before) => ({ ...before, ...part }));
  const words = question('looking_for');
  const options = (key: string) =>
    (question(key)?.options ?? []).map((one) => ({ value: one.key, label: text(one.label) }));

  const errors = empty.length > 0 ? empty : fieldErrors(failure, fieldOf);
  const errorOf = (id: string) => errors.find((error) => error.id === id)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: FormError[] = [];
    if (draft.words.trim() === '')
      found.push({ id: 'words', message: t`Dites en quelques phrases ce que vous cherchez` });
    if (draft.topics.length === 0)
      found.push({ id: 'topics', message: t`Choisissez au moins un sujet` });
    setEmpty(found);
    if (found.length === 0) onSubmit({ ...draft, words: draft.words.trim() });
  };
  return (
    <form className={s.form} noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      {failure !== null &&
        errors.length === 0 &&
        (hasCode(failure, 'charter-not-current') ? (
          <AcceptCharter />
        ) : (
          <Notice tone="danger" role="alert">
            {explain(failure)}
          </Notice>
        ))}
      <TextArea
        id="words"
        label={t`Ce que vous cherchez, avec vos mots`}
        hint={t`D’où vous venez, ce qui bloque, ce qui vous ferait avancer. Parlez comme à quelqu’un qui vous veut du bien.`}
        value={draft.words}
        min={words?.min ?? undefined}
        max={words?.max ?? undefined}
        error={errorOf('words')}
        onChange={(value) => change({ words: value })}
      />
      <TagsField
        id="topics"
        label={t`Les sujets qui vous aideraient`}
        options={options('topics')}
        values={draft.topics}
        error={errorOf('topics')}
        onChange={(topics) => change({ topics })}
      />
      <RadioGroup
        id="rhythm"
        optional
        label={t`Le rythme que vous aimeriez`}
        options={options('rhythm')}
        value={draft.rhythm}
        error={errorOf('rhythm')}
        onChange={(rhythm) => change({ rhythm })}
      />
      <div className="row">
        <Button type="submit" busy={busy} wide>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            <Trans>Annuler</Trans>
          </Button>
        )}
      </div>
    </form>
  );
};

const bodyOf = ({ words, topics, rhythm }: CallDraft) =>
  ({ words, topics, ...(rhythm === '' ? {} : { rhythm }) }) as Pick<
    Schemas['CallView'],
    'words' | 'topics'
  >;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** A first call, or the next one, from what she answered when applying. */
export const OpenCall = ({ applicant }: { applicant: Schemas['ApplicantView'] }) => {
  const { t } = useLingui();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const intent = useIntent();
  const open = $api.useMutation('post', '/api/v1/calls', {
    onSuccess: async () => {
      await refresh('/api/v1/calls/mine', '/api/v1/applicants');
      toast(t`Votre appel est ouvert`);
      void navigate({ to: screen('home') });
    },
  });
  const { answers } = applicant;
  return (
    <CallForm
      initial={{
        words: text(answers.looking_for),
        topics: list(answers.topics),
        rhythm: text(answers.rhythm),
      }}
      submitLabel={t`Ouvrir mon appel`}
      busy={open.isPending}
      failure={open.error}
      onSubmit={(draft) => {
        const body = bodyOf(draft);
        open.mutate({ body, params: { header: intent.header(body) } });
      }}
    />
  );
};

export const EditCall = ({ call, onDone }: { call: Schemas['CallView']; onDone: () => void }) => {
  const { t } = useLingui();
  const refresh = useRefresh();
  const edit = $api.useMutation('patch', '/api/v1/calls/{call_id}', {
    onSuccess: async () => {
      await refresh('/api/v1/calls/mine');
      toast(t`Appel modifié`);
      onDone();
    },
    onError: () => refresh('/api/v1/calls/mine'),
  });
  return (
    <CallForm
      initial={{ words: call.words, topics: call.topics, rhythm: call.rhythm ?? '' }}
      submitLabel={t`Enregistrer`}
      busy={edit.isPending}
      failure={edit.error}
      onCancel={onDone}
      onSubmit={(draft) =>
        edit.mutate({
          params: { path: { call_id: call.id }, header: withVersion(call.version) },
          body: bodyOf(draft),
        })
      }
    />
  );
};

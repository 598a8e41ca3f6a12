import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { useIntent } from '../../api/intent';
import { hasCode } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorSummary, type FormError } from '../../ui/Field';
import { emptyDraft, useOfferDraft } from './made-drafts';
import s from './made-Form.module.css';
import { OfferFields } from './made-OfferFields';
import { OfferRefused } from './made-OfferRefused';
import { Places } from './made-Places';
import { offerBody, useOfferFields } from './made-useOfferFields';

/** A new offer to one mentee. What is typed survives every refusal, and a look elsewhere. */
export default function OfferForm({ call }: { call: Schemas['CallView'] }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const intent = useIntent();
  const fields = useOfferFields();
  const name = call.mentee.public_name;
  const { draft, restored, change, forget } = useOfferDraft(call.id, emptyDraft);
  const [errors, setErrors] = useState<FormError[]>([]);
  const send = $api.useMutation('post', '/api/v1/offers', {
    onSuccess: async () => {
      forget();
      toast(t`Votre proposition est partie. ${name} la lira, et choisira le moment venu.`);
      await navigate({ to: '/mes-offres' });
      void refresh(
        '/api/v1/offers',
        '/api/v1/calls',
        '/api/v1/suggestions',
        '/api/v1/calls/{call_id}',
      );
    },
    onError: (error) => {
      setErrors(fields.refused(error));
      // She offered from another tab, or the call closed meanwhile: the page should say so.
      if (hasCode(error, 'already-offered')) void refresh('/api/v1/calls/{call_id}');
    },
  });
  const submit = () => {
    const found = fields.check(draft);
    setErrors(found);
    if (found.length > 0) return;
    const body = { call_id: call.id, ...offerBody(draft) };
    send.mutate({ body, params: { header: intent.header(body) } });
  };
  return (
    <Card as="section" className="flow" aria-labelledby="offer-title">
      <h2 id="offer-title">
        <Trans>Proposer votre aide à {name}</Trans>
      </h2>
      <Places />
      {restored && (
        <p className="muted" role="status">
          <Trans>Vous aviez commencé à lui écrire : votre texte est là.</Trans>
        </p>
      )}
      <form
        noValidate
        className="flow"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={errors} />
        <OfferFields draft={draft} errors={errors} name={name} onChange={change} />
        {errors.length === 0 && <OfferRefused error={send.error} onAgain={submit} />}
        <div className={s.sky}>
          <Button type="submit" busy={send.isPending} wide>
            <Trans>Envoyer ma proposition</Trans>
          </Button>
          <p className="small muted">
            <Trans>
              {name} verra votre prénom et ce que vous écrivez ici. Vos coordonnées ne seront
              données que si vous formez un binôme.
            </Trans>
          </p>
        </div>
      </form>
    </Card>
  );
}

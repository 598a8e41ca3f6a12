import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { $api, type Schemas, withVersion } from '../../api/client';
import { isStale } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { ErrorSummary, type FormError } from '../../ui/Field';
import { draftOf, useOfferDraft } from './made-drafts';
import { OfferFields } from './made-OfferFields';
import { OfferRefused } from './made-OfferRefused';
import { offerBody, useOfferFields } from './made-useOfferFields';

/** The same four fields, to mend an offer that still waits. */
export default function EditOffer({
  offer,
  onDone,
}: {
  offer: Schemas['OfferView'];
  onDone: () => void;
}) {
  const { t } = useLingui();
  const fields = useOfferFields();
  const refresh = useRefresh();
  const { draft, change, forget } = useOfferDraft(offer.id, draftOf(offer));
  const [errors, setErrors] = useState<FormError[]>([]);
  const save = $api.useMutation('patch', '/api/v1/offers/{offer_id}', {
    onSuccess: () => {
      forget();
      toast(t`Votre proposition est à jour.`);
      onDone();
      void refresh('/api/v1/offers');
    },
    onError: (error) => {
      setErrors(fields.refused(error));
      // The current version arrives behind the form, whose words stay hers: sending again overwrites.
      if (isStale(error)) void refresh('/api/v1/offers');
    },
  });
  const submit = () => {
    const found = fields.check(draft);
    setErrors(found);
    if (found.length > 0) return;
    save.mutate({
      body: offerBody(draft),
      params: { path: { offer_id: offer.id }, header: withVersion(offer.version) },
    });
  };
  return (
    <form
      noValidate
      className="flow"
      aria-label={t`Modifier ma proposition`}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <ErrorSummary errors={errors} />
      <OfferFields
        draft={draft}
        errors={errors}
        name={offer.mentee.public_name}
        onChange={change}
      />
      {errors.length === 0 && <OfferRefused error={save.error} onAgain={submit} />}
      <div className="row">
        <Button type="submit" busy={save.isPending}>
          <Trans>Enregistrer</Trans>
        </Button>
        <Button
          variant="secondary"
          onClick={() => {
            forget();
            onDone();
          }}
        >
          <Trans>Annuler</Trans>
        </Button>
      </div>
    </form>
  );
}

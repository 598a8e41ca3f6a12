import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api, type Schemas, withVersion } from '../../api/client';
import { fieldErrors, useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { DateText } from '../../ui/DateText';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { Segmented } from '../../ui/Tabs';

type Mentor = Schemas['ApplicantView'];

/** How many she can accompany, and a pause: both hers, both without a reason to give. */
export const MentorSettings = ({ mentor }: { mentor: Mentor }) => (
  <>
    {mentor.actions.includes('set_capacity') && <Capacity mentor={mentor} />}
    {mentor.actions.includes('resume') && <Paused mentor={mentor} />}
    {mentor.actions.includes('pause') && <PauseButton mentor={mentor} />}
  </>
);

/** From the least to the most that the programme's questionnaire offers; what she has is always among them. */
const useCapacities = (current: number) => {
  const { data } = $api.useQuery(
    'get',
    '/api/v1/questionnaires/{role}',
    { params: { path: { role: 'mentor' } } },
    { staleTime: 3_600_000 },
  );
  const question = data?.steps
    .flatMap((step) => step.questions)
    .find(({ key }) => key === 'capacity');
  const least = Math.min(question?.min ?? 1, current);
  const most = Math.max(question?.max ?? 1, current);
  return Array.from({ length: most - least + 1 }, (_, index) => {
    const places = String(least + index);
    return { value: places, label: places };
  });
};

const Capacity = ({ mentor }: { mentor: Mentor }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const choices = useCapacities(mentor.capacity ?? 1);
  const save = $api.useMutation('put', '/api/v1/applicants/{applicant_id}/capacity', {
    onSuccess: () => toast(t`Vos places sont à jour.`),
    onSettled: () =>
      refresh(
        '/api/v1/applicants',
        '/api/v1/calls',
        '/api/v1/suggestions',
        '/api/v1/calls/{call_id}',
      ),
  });
  return (
    <div>
      <p className="small muted" aria-hidden="true">
        <Trans>Combien pouvez-vous en accompagner ?</Trans>
      </p>
      <Segmented
        label={t`Combien pouvez-vous en accompagner ?`}
        value={String((save.isPending ? save.variables.body.capacity : mentor.capacity) ?? 1)}
        options={choices}
        onChange={(value) =>
          save.mutate({
            body: { capacity: Number(value) },
            params: {
              path: { applicant_id: mentor.id },
              header: withVersion(mentor.version),
            },
          })
        }
      />
      {save.error && (
        <Notice tone="danger" role="alert">
          {explain(save.error)}
        </Notice>
      )}
    </div>
  );
};

const Paused = ({ mentor }: { mentor: Mentor }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const resume = $api.useMutation('post', '/api/v1/applicants/{applicant_id}/resumption', {
    onSuccess: () => {
      toast(t`Vous revoilà : vous pouvez de nouveau proposer votre aide.`);
      void refresh(
        '/api/v1/applicants',
        '/api/v1/calls',
        '/api/v1/suggestions',
        '/api/v1/calls/{call_id}',
      );
    },
  });
  return (
    <Notice
      tone="neutral"
      title={<Trans>Vous êtes en pause.</Trans>}
      action={
        mentor.actions.includes('resume') && (
          <Button
            size="sm"
            busy={resume.isPending}
            onClick={() => resume.mutate({ params: { path: { applicant_id: mentor.id } } })}
          >
            <Trans>Reprendre l’accompagnement</Trans>
          </Button>
        )
      }
    >
      <p>
        {mentor.paused_until === null ? (
          <Trans>Vos binômes continuent. Reprenez quand vous voulez.</Trans>
        ) : (
          <Trans>
            Vos binômes continuent. Reprise prévue le <DateText value={mentor.paused_until} />.
          </Trans>
        )}
      </p>
      {resume.error && <p role="alert">{explain(resume.error)}</p>}
    </Notice>
  );
};

const PauseButton = ({ mentor }: { mentor: Mentor }) => {
  const { t } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [until, setUntil] = useState('');
  const pause = $api.useMutation('post', '/api/v1/applicants/{applicant_id}/pause', {
    onSuccess: () => {
      setOpen(false);
      toast(t`Vous êtes en pause. Prenez soin de vous.`);
      void refresh('/api/v1/applicants', '/api/v1/offers', '/api/v1/calls', '/api/v1/suggestions');
    },
  });
  const wrong = fieldErrors(pause.error, () => 'pause-until')[0]?.message;
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        <Trans>Faire une pause</Trans>
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t`Faire une pause`}
        actions={
          <>
            <Button
              busy={pause.isPending}
              onClick={() =>
                pause.mutate({
                  body: { until: until || null },
                  params: { path: { applicant_id: mentor.id } },
                })
              }
            >
              <Trans>Me mettre en pause</Trans>
            </Button>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              <Trans>Continuer sans pause</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            Vos propositions en attente se referment, avec un mot à qui les a reçues. Vos binômes en
            cours ne changent pas.
          </Trans>
        </p>
        {pause.error && wrong === undefined && (
          <Notice tone="danger" role="alert">
            {explain(pause.error)}
          </Notice>
        )}
        <TextField
          id="pause-until"
          type="date"
          short
          optional
          label={t`Revenir le`}
          hint={t`Sans date, vous reprendrez d’un geste quand vous voudrez.`}
          value={until}
          error={wrong}
          onChange={setUntil}
        />
      </Dialog>
    </>
  );
};

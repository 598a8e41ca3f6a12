import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { $api, type Schemas } from '../../api/client';
import { byCursor, itemsOf } from '../../api/list';
import { fieldErrors, useProblem } from '../../api/problems';
import { useRefresh } from '../../api/useRefresh';
import { Page } from '../../shell/Page';
import { toast } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { DateText } from '../../ui/DateText';
import { Dialog } from '../../ui/Dialog';
import { AllWellScene } from '../../ui/drawings/scenes';
import { EmptyState } from '../../ui/EmptyState';
import { SelectField, TextField } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import type { Column } from '../../ui/Table';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { ListBody } from './ListBody';
import { grantedRoles, wordOf } from './words';

type Grant = Schemas['RoleGrantView'];
type GrantedRole = keyof typeof grantedRoles;

/** /organisation/roles: who has a key, given by address, taken back in two presses. */
export const Roles = () => {
  const { t, i18n } = useLingui();
  const [leaving, setLeaving] = useState<Grant>();
  const list = $api.useInfiniteQuery(
    'get',
    '/api/v1/admin/roles',
    { params: { query: { limit: 50 } } },
    byCursor,
  );
  // A person may hold several roles: a grant has no id of its own.
  const pages = list.data?.pages.map((page) => ({
    items: page.items.map((grant) => ({ ...grant, id: `${grant.account_id}/${grant.role}` })),
  }));
  const columns: Column<Grant>[] = [
    { key: 'email', header: t`Adresse`, names: true, cell: (row) => row.email },
    { key: 'role', header: t`Rôle`, cell: (row) => wordOf(grantedRoles, row.role, i18n) },
    {
      key: 'since',
      header: t`Depuis le`,
      cell: (row) => <DateText value={row.granted_at} style="short" />,
    },
    {
      key: 'act',
      header: t`Agir`,
      align: 'end',
      cell: (row) => (
        <Button variant="quiet" size="sm" onClick={() => setLeaving(row)}>
          <Trans>Retirer le rôle</Trans>
          <VisuallyHidden>{` : ${row.email}`}</VisuallyHidden>
        </Button>
      ),
    },
  ];
  return (
    <Page
      title={t`Rôles`}
      lede={
        <Trans>
          Qui peut lire les candidatures, écouter un signalement, régler le programme. Personne,
          avec aucun rôle, ne peut choisir à la place de qui cherche.
        </Trans>
      }
    >
      <GrantForm />
      <ListBody
        list={{ ...list, data: pages && { pages } }}
        caption={t`Rôles donnés`}
        columns={columns}
        empty={
          <EmptyState drawing={<AllWellScene />} title={<Trans>Aucun rôle donné</Trans>}>
            <Trans>Donnez le premier avec le formulaire ci-dessus.</Trans>
          </EmptyState>
        }
      />
      {leaving && (
        <RevokeDialog
          grant={leaving}
          alone={itemsOf(list.data)?.filter(({ role }) => role === leaving.role).length === 1}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </Page>
  );
};

const fields = ['email', 'role'] as const;

const GrantForm = () => {
  const { t, i18n } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<GrantedRole>('organiser');
  const [missing, setMissing] = useState(false);
  const grant = $api.useMutation('post', '/api/v1/admin/roles', {
    onSuccess: () => {
      toast(t`Le rôle est donné.`);
      setEmail('');
      void refresh('/api/v1/admin/roles');
    },
  });
  const refused = fieldErrors(grant.error, (pointer) =>
    fields.find((field) => pointer === `/${field}`),
  );
  const errorOf = (field: (typeof fields)[number]) =>
    refused.find(({ id }) => id === field)?.message;
  return (
    <Card as="section" aria-labelledby="grant-title">
      <form
        noValidate
        className="flow"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          setMissing(email.trim() === '');
          if (email.trim() !== '') grant.mutate({ body: { email: email.trim(), role } });
        }}
      >
        <h2 id="grant-title">
          <Trans>Donner un rôle</Trans>
        </h2>
        <div className="grid">
          <TextField
            id="email"
            type="email"
            label={t`Adresse e-mail du compte`}
            autoComplete="off"
            value={email}
            error={missing ? t`Indiquez l’adresse de son compte` : errorOf('email')}
            onChange={setEmail}
          />
          <SelectField
            id="role"
            label={t`Rôle`}
            options={Object.entries(grantedRoles).map(([value, word]) => ({
              value: value as GrantedRole,
              label: i18n._(word),
            }))}
            value={role}
            error={errorOf('role')}
            onChange={setRole}
          />
        </div>
        {grant.error && refused.length === 0 && (
          <Notice tone="danger" role="alert">
            {explain(grant.error)}
          </Notice>
        )}
        <Button type="submit" busy={grant.isPending}>
          <Trans>Donner le rôle</Trans>
        </Button>
      </form>
    </Card>
  );
};

const RevokeDialog = ({
  grant,
  alone,
  onClose,
}: {
  grant: Grant;
  /** Nobody else in sight has this role. */
  alone: boolean;
  onClose: () => void;
}) => {
  const { t, i18n } = useLingui();
  const explain = useProblem();
  const refresh = useRefresh();
  const role = wordOf(grantedRoles, grant.role, i18n);
  const revoke = $api.useMutation('delete', '/api/v1/admin/roles/{account_id}/{role}', {
    onSuccess: () => {
      onClose();
      toast(t`Le rôle est retiré.`);
      void refresh('/api/v1/admin/roles');
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Retirer ce rôle ?`}
      actions={
        <>
          <Button
            variant="danger"
            busy={revoke.isPending}
            onClick={() =>
              revoke.mutate({
                params: { path: { account_id: grant.account_id, role: grant.role } },
              })
            }
          >
            <Trans>Retirer le rôle</Trans>
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <Trans>Le garder</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          {grant.email} ne sera plus « {role} ». Cela prend effet tout de suite ; vous pourrez le
          lui rendre.
        </Trans>
      </p>
      {alone && (
        <Notice tone="warning">
          <Trans>Personne d’autre n’a ce rôle dans la liste affichée.</Trans>
        </Notice>
      )}
      {revoke.error && (
        <Notice tone="danger" role="alert">
          {explain(revoke.error)}
        </Notice>
      )}
    </Dialog>
  );
};

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { renderApp } from '../../test/renderApp';
import { serve } from '../../test/server';
import { me, page, refusal, surroundings } from '../../test/world';

const grant = (email: string, role: Schemas['GrantedRole']): Schemas['RoleGrantView'] => ({
  account_id: email.split('@')[0] ?? '',
  email,
  role,
  granted_at: '2026-01-05T10:00:00Z',
});
let grants: Schemas['RoleGrantView'][] = [];
const { server, sent } = serve(
  ...surroundings(me('administrator')),
  http.get('*/api/v1/admin/roles', () => page(grants)),
);
const open = async () => {
  grants = [grant('alix@exemple.fr', 'administrator'), grant('camille@exemple.fr', 'organiser')];
  await renderApp('/organisation/roles');
  await screen.findByRole('row', { name: /camille@exemple.fr/ });
};
const address = () => screen.getByLabelText('Adresse e-mail du compte');
const give = () => userEvent.click(screen.getByRole('button', { name: 'Donner le rôle' }));

describe('giving a role', () => {
  test('asks for an address first', async () => {
    await open();
    await give();
    expect(address()).toHaveAccessibleDescription(/Indiquez l’adresse/);
    expect(sent).toHaveLength(0);
  });

  test('sends address and role, empties the box, shows the new line', async () => {
    server.use(
      http.post('*/api/v1/admin/roles', () => {
        grants = [...grants, grant('ada@exemple.fr', 'safeguarding_lead')];
        return HttpResponse.json(grants.at(-1), { status: 201 });
      }),
    );
    await open();
    await userEvent.type(address(), ' ada@exemple.fr ');
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Rôle' }),
      'safeguarding_lead',
    );
    await give();
    expect(await screen.findByRole('row', { name: /ada@exemple.fr/ })).toHaveTextContent(
      /Référente écoute/,
    );
    expect(sent[0]?.body).toEqual({ email: 'ada@exemple.fr', role: 'safeguarding_lead' });
    expect(address()).toHaveValue('');
  });

  test('an address nobody has is explained at its box and kept in it', async () => {
    server.use(
      http.post('*/api/v1/admin/roles', () =>
        refusal(422, 'unknown-account', [
          { pointer: '/email', code: 'unknown-account', detail: 'No such account.' },
        ]),
      ),
    );
    await open();
    await userEvent.type(address(), 'personne@exemple.fr');
    await give();
    await waitFor(() =>
      expect(address()).toHaveAccessibleDescription(/Aucun compte confirmé n’a cette adresse/),
    );
    expect(address()).toHaveValue('personne@exemple.fr');
  });

  test('a role that is not given here is explained at its list', async () => {
    server.use(
      http.post('*/api/v1/admin/roles', () =>
        refusal(422, 'role-not-granted', [
          { pointer: '/role', code: 'role-not-granted', detail: 'Not here.' },
        ]),
      ),
    );
    await open();
    await userEvent.type(address(), 'ada@exemple.fr');
    await give();
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Rôle' })).toHaveAccessibleDescription(
        /vient de l’admission/,
      ),
    );
    expect(address()).toHaveValue('ada@exemple.fr');
  });
});

describe('taking a role back', () => {
  const ask = async (email: string) => {
    const row = screen.getByRole('row', { name: new RegExp(email) });
    await userEvent.click(within(row).getByRole('button', { name: /Retirer le rôle/ }));
    return within(await screen.findByRole('dialog'));
  };
  const confirm = (dialog: Awaited<ReturnType<typeof ask>>) =>
    userEvent.click(dialog.getByRole('button', { name: 'Retirer le rôle' }));

  test('takes two presses, and warns when nobody else in sight has it', async () => {
    server.use(
      http.delete('*/api/v1/admin/roles/camille/organiser', () => {
        grants = grants.filter(({ account_id }) => account_id !== 'camille');
        return new HttpResponse(null, { status: 204 });
      }),
    );
    await open();
    const dialog = await ask('camille@exemple.fr');
    expect(dialog.getByText(/ne sera plus « Organisatrice »/)).toBeVisible();
    expect(dialog.getByText(/Personne d’autre n’a ce rôle/)).toBeVisible();
    expect(sent).toHaveLength(0);
    await confirm(dialog);
    await waitFor(() =>
      expect(screen.queryByRole('row', { name: /camille@exemple.fr/ })).toBeNull(),
    );
    expect(sent).toHaveLength(1);
  });

  test('the last administrator cannot go: the dialog says so and stays', async () => {
    server.use(
      http.delete('*/api/v1/admin/roles/alix/administrator', () =>
        refusal(409, 'last-administrator'),
      ),
    );
    await open();
    const dialog = await ask('alix@exemple.fr');
    await confirm(dialog);
    expect(await dialog.findByText(/Il faut garder une administratrice/)).toBeVisible();
    expect(screen.getByRole('row', { name: /alix@exemple.fr/, hidden: true })).toBeInTheDocument();
  });
});

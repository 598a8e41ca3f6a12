import { i18n } from '@lingui/core';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { renderUi } from '../../test/render';
import { serve } from '../../test/server';
import { refusal } from '../../test/world';
import { CharterEditor } from './CharterEditor';
import { messages } from './locales/fr.po';

const current: Schemas['CharterView'] = {
  version: 3,
  published_at: '2026-01-05T10:00:00Z',
  text: { fr: '## Respect', en: '## Respect' },
  html: { fr: '', en: '' },
};
const { server, sent } = serve();
beforeEach(() => {
  i18n.load('fr', messages);
  i18n.activate('fr');
  renderUi(<CharterEditor current={current} />);
});
const box = (name = 'Texte français') => screen.getByRole('textbox', { name });
const write = async (words: string) => {
  await userEvent.clear(box());
  await userEvent.paste(words);
};
const publish = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Publier une nouvelle version' }));
  await userEvent.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Publier' }),
  );
};

test('nothing changed, nothing to publish', async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Publier une nouvelle version' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText('Modifiez le texte pour pouvoir le publier.')).toBeVisible();
});

test('both halves go, after a word about the one that did not change', async () => {
  server.use(
    http.post('*/api/v1/admin/charters', () =>
      HttpResponse.json({ ...current, version: 4 }, { status: 201 }),
    ),
  );
  await write('## Respect\n\nToujours.');
  expect(screen.getByRole('region', { name: 'Aperçu' })).toHaveTextContent('Toujours.');
  await userEvent.click(screen.getByRole('button', { name: 'Publier une nouvelle version' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/Une seule des deux langues a changé/)).toBeVisible();
  expect(sent).toHaveLength(0);
  await userEvent.click(dialog.getByRole('button', { name: 'Publier' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent[0]?.body).toEqual({ body_fr: '## Respect\n\nToujours.', body_en: '## Respect' });
});

test('a refused half says so at its text, in its own tab; nothing typed is lost', async () => {
  server.use(
    http.post('*/api/v1/admin/charters', () =>
      refusal(422, 'validation-failed', [
        { pointer: '/body_en', code: 'length', detail: 'Write 1 to 20000 characters.' },
      ]),
    ),
  );
  await write('Des mots neufs.');
  await publish();
  expect(await screen.findByText('Votre texte est conservé sur cette page.')).toBeVisible();
  await waitFor(() =>
    expect(box('Texte anglais')).toHaveAccessibleDescription(/entre 1 et 20000 caractères/),
  );
  await userEvent.click(screen.getByRole('tab', { name: 'Français' }));
  expect(box()).toHaveValue('Des mots neufs.');
});

test.each([
  [412, 'precondition-failed', /modifié ailleurs/],
  [428, 'precondition-required', /n’était pas à jour/],
  [403, 'forbidden', /./],
])('another refusal (%i) is said and her text kept', async (status, code, says) => {
  server.use(http.post('*/api/v1/admin/charters', () => refusal(status, code)));
  await write('Des mots neufs.');
  await publish();
  expect(await screen.findByRole('alert')).toHaveTextContent(says);
  expect(box()).toHaveValue('Des mots neufs.');
});

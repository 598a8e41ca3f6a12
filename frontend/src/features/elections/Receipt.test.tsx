import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { renderApp } from '../../test/renderApp';
import { serve } from '../../test/server';
import { me, refusal, surroundings } from '../../test/world';

const election: Schemas['ElectionView'] = {
  id: 'e1',
  call_id: 'c1',
  offer_id: 'o1',
  pairing_id: 'b1',
  mentor_name: 'Nora Belkacem',
  mentee_name: 'Léa Martin',
  cast_at: '2026-03-01T09:00:00Z',
};
const { server } = serve(
  ...surroundings(me('mentee')),
  http.get('*/api/v1/elections/e1', () => HttpResponse.json(election)),
);

test('the receipt says what was done, when, and who writes first', async () => {
  await renderApp('/election/e1');
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Vous avez choisi Nora Belkacem' }),
  ).toBeVisible();
  expect(screen.getByText(/Choix enregistré/)).toHaveTextContent(/1er mars 2026/);
  expect(screen.getByText(/vous qui faites le premier pas/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Aller à notre binôme' })).toHaveAttribute(
    'href',
    '/binome/b1',
  );
});

test('another person’s is not hers to read', async () => {
  server.use(http.get('*/api/v1/elections/e2', () => refusal(404, 'not-found')));
  await renderApp('/election/e2');
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(screen.queryByText(/Vous avez choisi/)).toBeNull();
});

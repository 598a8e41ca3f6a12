import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { Schemas } from '../../api/client';
import { applicant } from '../../test/mentee';
import { renderApp } from '../../test/renderApp';
import { serve } from '../../test/server';
import { me, page, refusal, surroundings } from '../../test/world';

const admitted = applicant({
  id: 'm1',
  role: 'mentor',
  status: 'admitted',
  capacity: 2,
  version: 4,
  actions: ['set_capacity', 'pause'],
});
let mentor: Schemas['ApplicantView'] = admitted;
const { server, sent } = serve(
  ...surroundings(me('mentor')),
  http.get('*/api/v1/applicants', () => page([mentor])),
  http.get('*/api/v1/pairings', () => page([])),
  http.get('*/api/v1/calls', () => page([])),
  http.get('*/api/v1/offers', () => page([])),
);
const home = async (as: Partial<Schemas['ApplicantView']> = {}) => {
  mentor = { ...admitted, ...as };
  await renderApp('/accueil');
  return within(await screen.findByRole('region', { name: 'Vos places' }));
};
const dialog = async () => within(await screen.findByRole('dialog'));

describe('how many she accompanies', () => {
  test('is what the API says, and is saved over the version she read', async () => {
    server.use(
      http.put('*/api/v1/applicants/m1/capacity', () => {
        mentor = { ...mentor, capacity: 3, version: 5 };
        return HttpResponse.json(mentor);
      }),
    );
    const places = await home();
    expect(await places.findByRole('radio', { name: '2' })).toBeChecked();
    await userEvent.click(places.getByRole('radio', { name: '3' }));
    expect(await places.findByText(/Vous avez promis 3 places/)).toBeVisible();
    expect(sent[0]).toMatchObject({ method: 'PUT', match: '"4"', body: { capacity: 3 } });
  });

  test.each([
    [412, 'precondition-failed', /modifié ailleurs/],
    [428, 'precondition-required', /n’était pas à jour/],
  ])('changed elsewhere (%i): says so and shows what is true now', async (status, code, says) => {
    server.use(
      http.put('*/api/v1/applicants/m1/capacity', () => {
        mentor = { ...mentor, capacity: 1, version: 9 };
        return refusal(status, code);
      }),
    );
    const places = await home();
    await userEvent.click(await places.findByRole('radio', { name: '3' }));
    expect(await places.findByRole('alert')).toHaveTextContent(says);
    await waitFor(() => expect(places.getByRole('radio', { name: '1' })).toBeChecked());
  });
});

describe('a pause', () => {
  test('tells what it closes, takes a date, and goes', async () => {
    server.use(
      http.post('*/api/v1/applicants/m1/pause', () => {
        mentor = {
          ...mentor,
          paused_at: '2026-03-01T09:00:00Z',
          paused_until: '2026-05-01',
          actions: ['set_capacity', 'resume'],
        };
        return HttpResponse.json(mentor);
      }),
    );
    const places = await home();
    await userEvent.click(await places.findByRole('button', { name: 'Faire une pause' }));
    const asked = await dialog();
    expect(asked.getByText(/propositions en attente se referment/)).toBeVisible();
    await userEvent.type(asked.getByLabelText(/Revenir le/), '2026-05-01');
    await userEvent.click(asked.getByRole('button', { name: 'Me mettre en pause' }));
    expect(await places.findByText(/Reprise prévue/)).toHaveTextContent(/le 1er mai/);
    expect(sent[0]?.body).toEqual({ until: '2026-05-01' });
    expect(places.queryByRole('button', { name: 'Faire une pause' })).toBeNull();
  });

  test('a date that is refused keeps the dialog open and the date in it', async () => {
    server.use(
      http.post('*/api/v1/applicants/m1/pause', () =>
        refusal(422, 'validation-failed', [
          { pointer: '/until', code: 'pause-end-not-possible', detail: 'Choose a later day.' },
        ]),
      ),
    );
    const places = await home();
    await userEvent.click(await places.findByRole('button', { name: 'Faire une pause' }));
    const asked = await dialog();
    await userEvent.type(asked.getByLabelText(/Revenir le/), '2020-01-01');
    await userEvent.click(asked.getByRole('button', { name: 'Me mettre en pause' }));
    await waitFor(() =>
      expect(asked.getByLabelText(/Revenir le/)).toHaveAccessibleDescription(
        /une date de reprise à venir/,
      ),
    );
    expect(asked.getByLabelText(/Revenir le/)).toHaveValue('2020-01-01');
  });

  test('ends when she says so; a refusal is told', async () => {
    server.use(
      http.post('*/api/v1/applicants/m1/resumption', () => refusal(409, 'invalid-transition'), {
        once: true,
      }),
      http.post('*/api/v1/applicants/m1/resumption', () => {
        mentor = admitted;
        return HttpResponse.json(mentor);
      }),
    );
    const places = await home({ paused_at: '2026-03-01T09:00:00Z', actions: ['resume'] });
    const resume = await places.findByRole('button', { name: 'Reprendre l’accompagnement' });
    expect(places.getByText(/Reprenez quand vous voulez/)).toBeVisible();
    await userEvent.click(resume);
    expect(await places.findByRole('alert')).toBeVisible();
    await userEvent.click(resume);
    expect(await places.findByRole('button', { name: 'Faire une pause' })).toBeVisible();
  });

  test('a suspended mentor is told, and offered nothing she may not do', async () => {
    await home({ status: 'suspended', actions: [] });
    expect(screen.getByText(/participation est suspendue/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Faire une pause' })).toBeNull();
    expect(screen.queryByRole('radio', { name: '2' })).toBeNull();
  });
});

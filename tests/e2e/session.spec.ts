import type { APIRequestContext } from '@playwright/test';
import { expect, type Page, test } from '@playwright/test';
import {
  ask,
  member,
  openCall,
  type Person,
  signIn,
  signUp,
  someone,
  tokenOf,
  words,
} from './people';
import { expectQuestion, fillName, goOn, startAsMentee } from './stepper';

/** Ends her session on the server and takes its cookie away, as a sign-out elsewhere does. */
const endSession = async (
  page: Page,
  request: APIRequestContext,
  person: Person,
): Promise<void> => {
  const token = await tokenOf(request, person.email, person.password);
  const sessions = await ask<{ items: { id: string; current: boolean }[] }>(
    request,
    'GET',
    '/sessions',
    { token },
  );
  const others = sessions.items.filter((session) => !session.current);
  expect(others.length).toBeGreaterThan(0);
  for (const { id } of others) await ask(request, 'DELETE', `/sessions/${id}`, { token });
  await page.context().clearCookies();
};

const comeBack = async (page: Page, person: Person): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: 'Votre session est terminée' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel('Adresse e-mail')).toHaveValue(person.email);
  await dialog.getByLabel('Mot de passe', { exact: true }).fill(person.password);
  await dialog.getByRole('button', { name: 'Me connecter' }).click();
  await expect(dialog).toBeHidden();
};

test('a session that ends under the questionnaire loses no answer', async ({ page, request }) => {
  test.setTimeout(120_000);
  const person = someone('Patience');
  await signUp(request, person);
  await signIn(page, person.email, person.password);
  await startAsMentee(page);
  await fillName(page, person);
  await endSession(page, request, person);
  await goOn(page);
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.locator('#q-last_name')).toHaveValue(person.lastName);
  await comeBack(page, person);
  // What she had sent goes on by itself.
  await expectQuestion(page, 'Ce programme est-il pour vous ?');
  await page.getByRole('button', { name: 'Retour' }).click();
  await expect(page.getByLabel('Prénom', { exact: true })).toHaveValue(person.firstName);
});

test('a mentor who closes the dialog keeps her offer, and may send it later', async ({
  page,
  request,
}) => {
  test.setTimeout(150_000);
  const mentee = await member(request, 'Attente', 'mentee');
  const call = await openCall(request, mentee.token);
  const mentor = await member(request, 'Constance', 'mentor');
  const why = words('Votre appel m’a touchée.', 200);
  await signIn(page, mentor.email, mentor.password);
  await page.goto(`/appels/${call.id}`);
  await page.getByLabel('Pourquoi vous, pour elle').fill(why);
  await page.getByLabel('Comment vous pouvez l’aider').fill('Relire un CV, une fois par mois.');
  await page.getByRole('radio', { name: 'Tous les mois' }).check();
  await page.getByRole('checkbox', { name: 'En visio' }).check();
  await endSession(page, request, mentor);
  const submit = page.getByRole('button', { name: 'Envoyer ma proposition' });
  await submit.click();
  const dialog = page.getByRole('dialog', { name: 'Votre session est terminée' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('Pourquoi vous, pour elle')).toHaveValue(why);
  await submit.click();
  await comeBack(page, mentor);
  await page.waitForURL('**/mes-offres');
  await expect(page.locator('main')).toContainText(mentee.firstName);
});

import { expect, type Page, test } from '@playwright/test';
import { type Member, member, openCall, signIn, words } from './people';

const suggestions = (page: Page) =>
  page.getByRole('region', { name: 'Des appels qui pourraient vous convenir' });

/** Her card, however many suggestions stand before it. */
const cardOf = async (page: Page, mentee: Member) => {
  const card = suggestions(page).getByRole('article', { name: mentee.firstName });
  const more = suggestions(page).getByRole('button', { name: 'D’autres suggestions' });
  await expect(suggestions(page).getByRole('article').first()).toBeVisible();
  while (!(await card.isVisible()) && (await more.isVisible())) await more.click();
  await expect(card).toBeVisible();
  return card;
};

test('a mentor reads why a call suits her, sets it aside, takes it back and offers', async ({
  browser,
  request,
}) => {
  test.setTimeout(180_000);
  // Names that no other journey and no other run has, so that her card is hers alone.
  const mark = Math.random().toString(36).replace(/[^a-z]/g, '');
  const mentee = await member(request, `Séraphine ${mark}`, 'mentee');
  const call = await openCall(request, mentee.token);
  const mentor = await member(request, `Albertine ${mark}`, 'mentor');
  const page = await (await browser.newContext()).newPage();
  await signIn(page, mentor.email, mentor.password);

  await test.step('her suggestions say why', async () => {
    const card = await cardOf(page, mentee);
    await expect(card).toContainText('aimerait de l’aide sur des sujets que vous aimez aborder');
    await expect(card).toContainText('Vous avez 7 ans d’expérience de plus');
    await expect(page.locator('main')).not.toContainText(/%|chance/i);
  });

  await test.step('she sets it aside with a reason of her own', async () => {
    await (await cardOf(page, mentee)).getByRole('button', { name: /^Pas cette fois/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Pas cette fois pour/ });
    await expect(dialog).toContainText('Personne d’autre ne le saura');
    await dialog.getByRole('radio', { name: 'Le rythme ne me convient pas' }).check();
    await dialog.getByRole('button', { name: 'Mettre de côté' }).click();
    await expect(page.getByRole('heading', { name: /^Des appels qui pourraient/ })).toBeFocused();
    await expect(
      suggestions(page).getByRole('article', { name: mentee.firstName }),
    ).toBeHidden();
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('mis de côté');
  });

  await test.step('it stays away, and waits on its own page until she takes it back', async () => {
    await page.reload();
    await suggestions(page).getByRole('link', { name: /mis de côté/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Mis de côté' })).toBeFocused();
    const aside = page.getByRole('article', { name: mentee.firstName });
    await expect(aside).toContainText('Le rythme ne me convient pas');
    await aside.getByRole('button', { name: /^Le reprendre/ }).click();
    await expect(page.getByText('Rien n’est mis de côté')).toBeVisible();
    await page.getByRole('link', { name: 'Accueil', exact: true }).click();
    await expect(await cardOf(page, mentee)).toBeVisible();
  });

  await test.step('she opens it, reads how the two compare, and offers', async () => {
    await (await cardOf(page, mentee)).getByRole('link', { name: /^Lire et proposer/ }).click();
    await page.waitForURL(`**/appels/${call.id}`);
    const fit = page.getByRole('region', { name: `Vous et ${mentee.firstName}` });
    await expect(fit.getByRole('heading', { name: 'Ce qui vous rapproche' })).toBeVisible();
    await fit.getByText('Comment ces indications sont faites').click();
    await expect(fit.getByRole('table')).toContainText('Les sujets où l’aide est souhaitée');
    await expect(fit).toContainText('ne décident de rien');
    await page.getByLabel('Pourquoi vous, pour elle').fill(words('Votre appel m’a parlé.', 180));
    await page
      .getByLabel('Comment vous pouvez l’aider')
      .fill(words('Relire, répéter, écouter.', 60));
    await page.getByRole('radio', { name: 'Tous les mois' }).check();
    await page.getByRole('checkbox', { name: 'En visio' }).check();
    await page.getByRole('button', { name: 'Envoyer ma proposition' }).click();
    await page.waitForURL('**/mes-offres');
  });

  await test.step('the mentee reads what the two share, without points', async () => {
    const her = await (await browser.newContext()).newPage();
    await signIn(her, mentee.email, mentee.password);
    await her.goto('/offres');
    const card = her.getByRole('article', { name: `Proposition de ${mentor.firstName}` });
    await expect(card.getByRole('heading', { name: 'Ce que vous partagez' })).toBeVisible();
    await expect(card).toContainText(
      `${mentor.firstName} aime aborder des sujets sur lesquels vous cherchez de l’aide`,
    );
    await expect(card).toContainText(/Le même rythme vous convient\s: tous les mois\./);
    await expect(card).not.toContainText(/points|sur 100/);
  });
});

import { expect, type Locator, type Page, test } from '@playwright/test';
import { member, offer, openCall } from './people';

/** Presses the key until the focus is there, as somebody without a mouse does. */
const reach = async (page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target, `80 × ${key} do not lead there`).toBeFocused();
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('signing in, comparing and electing without a mouse', async ({ page, request }) => {
  test.setTimeout(180_000);
  const mentee = await member(request, 'Clavie', 'mentee');
  const call = await openCall(request, mentee.token);
  const mentors = [
    await member(request, 'Tabatha', 'mentor'),
    await member(request, 'Entérine', 'mentor'),
  ];
  for (const mentor of mentors) await offer(request, mentor.token, call.id);

  await page.goto('/connexion');
  const email = page.getByLabel('Adresse e-mail');
  await expect(email).toBeVisible();
  await test.step('the skip link comes first, and leads to the content', async () => {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
    await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.locator('#contenu')).toBeFocused();
  });

  await test.step('sign in', async () => {
    await reach(page, email);
    await page.keyboard.type(mentee.email);
    await reach(page, page.getByLabel('Mot de passe', { exact: true }));
    await page.keyboard.type(mentee.password);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/accueil');
    await expect(page.getByRole('heading', { level: 1, name: /Clavie/ })).toBeFocused();
  });

  await test.step('open the offers: the focus lands on the new title', async () => {
    await reach(
      page,
      page.getByRole('navigation').getByRole('link', { name: 'Propositions' }),
      'Shift+Tab',
    );
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('heading', { level: 1, name: '2 marraines se proposent' }),
    ).toBeFocused();
  });

  await test.step('tick both with Space, compare with Enter', async () => {
    for (const { firstName } of mentors) {
      const box = page
        .getByRole('article', { name: `Proposition de ${firstName}` })
        .getByRole('checkbox', { name: 'Comparer' });
      await reach(page, box);
      await page.keyboard.press('Space');
      await expect(box).toBeChecked();
    }
    await reach(page, button(page, 'Comparer ces 2 propositions'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: /^Comparer/ })).toBeFocused();
  });

  const opener = button(page, 'Choisir Tabatha');
  const dialog = page.getByRole('dialog', { name: 'Choisir Tabatha comme marraine ?' });
  await test.step('Escape closes the dialog and gives the focus back', async () => {
    await reach(page, opener);
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('heading', { level: 2 })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  });

  await test.step('so does “Pas encore”', async () => {
    await page.keyboard.press('Space');
    await reach(page, dialog.getByRole('button', { name: 'Pas encore' }));
    await page.keyboard.press('Space');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
  });

  await test.step('confirm: the focus lands on the receipt’s title', async () => {
    await page.keyboard.press('Enter');
    await reach(page, dialog.getByRole('button', { name: 'Oui, je choisis Tabatha' }));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/election/**');
    await expect(
      page.getByRole('heading', { level: 1, name: 'Vous avez choisi Tabatha' }),
    ).toBeFocused();
  });
});

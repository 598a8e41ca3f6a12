import { expect, test } from '@playwright/test';
import { signIn, signUp, someone } from './people';
import { expectQuestion, fillName, goOn, startAsMentee } from './stepper';

test('a draft begun on one device goes on upon another', async ({ browser, request }) => {
  test.setTimeout(120_000);
  const person = someone('Reprise');
  await signUp(request, person);

  const first = await browser.newContext();
  const desktop = await first.newPage();
  await signIn(desktop, person.email, person.password);
  await startAsMentee(desktop);
  await fillName(desktop, person);
  await goOn(desktop);
  await expectQuestion(desktop, 'Ce programme est-il pour vous ?');
  await desktop.getByRole('checkbox', { name: /Je suis une femme/ }).check();
  await desktop.getByRole('checkbox', { name: /18 ans ou plus/ }).check();
  await goOn(desktop);
  await expectQuestion(desktop, /Où en êtes-vous/);
  await first.close();

  const second = await browser.newContext();
  const laptop = await second.newPage();
  await signIn(laptop, person.email, person.password);
  await laptop.goto('/candidature');
  await laptop.getByRole('link', { name: 'Reprendre où j’en étais' }).click();
  await expectQuestion(laptop, /Où en êtes-vous/);
  expect(new URL(laptop.url()).searchParams.get('etape')).toBe('situation');

  await laptop.getByRole('button', { name: 'Retour' }).click();
  await expect(laptop.getByRole('checkbox', { name: /Je suis une femme/ })).toBeChecked();
  await laptop.getByRole('button', { name: 'Retour' }).click();
  await expect(laptop.getByLabel('Prénom', { exact: true })).toHaveValue(person.firstName);
  await expect(laptop.getByLabel('Nom', { exact: true })).toHaveValue(person.lastName);
  await second.close();
});

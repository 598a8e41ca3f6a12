import { expect, type Page } from '@playwright/test';
import { type Person, words } from './people';

/** Opens the questionnaire as a newcomer does: from the page that tells both sides apart. */
export const startAsMentee = async (page: Page): Promise<void> => {
  await page.goto('/candidature');
  await page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Je cherche une marraine' }) })
    .getByRole('link', { name: 'Commencer' })
    .click();
  await expectQuestion(page, 'Comment vous appelez-vous ?');
};

export const expectQuestion = (page: Page, question: string | RegExp): Promise<void> =>
  expect(page.getByRole('heading', { level: 1, name: question })).toBeVisible();

export const goOn = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Continuer' }).click();

export const fillName = async (page: Page, person: Person): Promise<void> => {
  await page.getByLabel('Prénom', { exact: true }).fill(person.firstName);
  await page.getByLabel('Nom', { exact: true }).fill(person.lastName);
};

/** Everything from the second page to the one where all is read again. */
export const answerTheRest = async (page: Page, lookingFor: string): Promise<void> => {
  await expectQuestion(page, 'Ce programme est-il pour vous ?');
  await page.getByRole('checkbox', { name: /Je suis une femme/ }).check();
  await page.getByRole('checkbox', { name: /18 ans ou plus/ }).check();
  await goOn(page);
  await expectQuestion(page, /Où en êtes-vous/);
  await page.getByRole('radio', { name: 'Salariée' }).check();
  await page.getByLabel('Métier ou formation').fill('Développeuse web');
  await page.getByLabel(/^Années/).fill('2');
  await goOn(page);
  await expectQuestion(page, /domaines techniques/);
  await page.getByRole('checkbox', { name: 'Web', exact: true }).check();
  await goOn(page);
  await expectQuestion(page, 'Que cherchez-vous ?');
  await page.getByLabel('Ce que je cherche').fill(lookingFor);
  await goOn(page);
  await expectQuestion(page, /De quoi aimeriez-vous parler/);
  await page.getByRole('checkbox', { name: 'Confiance en soi' }).check();
  await goOn(page);
  await expectQuestion(page, /aimeriez-vous échanger/);
  await page.getByLabel('Ville, code postal ou pays').fill('69003 Lyon');
  await page.getByRole('checkbox', { name: 'En visio' }).check();
  await goOn(page);
  await expectQuestion(page, /personnes à ne pas croiser/);
  await goOn(page);
  await expectQuestion(page, /d.accord avec la charte/);
  await page.getByRole('checkbox', { name: /lu la charte/ }).check();
  await goOn(page);
  await expectQuestion(page, /Relisez avant d.envoyer/);
};

export const someWords = (): string =>
  words('Je suis seule de mon métier dans mon équipe, et je cherche un regard.', 230);

import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import {
  ask,
  type Member,
  mailedLink,
  member,
  newOrganiser,
  type Person,
  send,
  signIn,
  someone,
  tokenOf,
  words,
} from './people';
import { answerTheRest, fillName, goOn, someWords, startAsMentee } from './stepper';

test('from an account to the first exchange of a pair', async ({ browser, request }) => {
  test.setTimeout(300_000);
  const contexts: BrowserContext[] = [];
  const newPage = async (): Promise<Page> => {
    const context = await browser.newContext();
    contexts.push(context);
    return context.newPage();
  };
  const mentee = someone('Filomène');
  const her = await newPage();

  await test.step('the mentee signs up and confirms her address', async () => {
    await her.goto('/inscription');
    await her.getByLabel('Adresse e-mail').fill(mentee.email);
    await her.getByLabel('Mot de passe', { exact: true }).fill(mentee.password);
    await her.getByRole('button', { name: 'Créer mon compte' }).click();
    await expect(her.getByRole('heading', { name: 'Regardez vos e-mails' })).toBeFocused();
    const { token } = await mailedLink(request, mentee.email, 'verification');
    await her.goto(`/verification#${token}`);
    await her.getByRole('button', { name: 'Confirmer et continuer' }).click();
    await her.waitForURL('**/accueil');
  });

  await test.step('she answers page by page, reads again and sends', async () => {
    await startAsMentee(her);
    await fillName(her, mentee);
    await goOn(her);
    await answerTheRest(her, someWords());
    await expect(her.locator('main')).toContainText(mentee.lastName);
    await her.getByRole('button', { name: 'Envoyer ma candidature' }).click();
    await expect(her.getByRole('button', { name: 'Envoyer ma candidature' })).toBeHidden();
    await expect(her.locator('main h1')).toBeVisible();
  });

  const organiser = await newOrganiser(request);
  const desk = await newPage();
  await signIn(desk, organiser.email, organiser.password);

  await test.step('the organiser reads her candidacy and admits her', async () => {
    await desk.goto('/organisation/candidatures');
    await desk.getByRole('searchbox', { name: 'Nom ou adresse' }).fill(mentee.lastName);
    await desk.keyboard.press('Enter');
    await desk.getByRole('link', { name: new RegExp(mentee.lastName) }).click();
    await expect(desk.locator('main h1')).toContainText(mentee.lastName);
    await desk.getByRole('button', { name: 'Admettre' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Admettre' }).click();
    await expect(desk.getByRole('dialog')).toBeHidden();
    await expect(desk.locator('main')).toContainText('Admise');
  });

  const callId = await test.step('she opens her call', async () => {
    await her.goto('/appel');
    await expect(her.getByRole('heading', { name: 'Ouvrez votre appel' })).toBeVisible();
    await her.getByRole('button', { name: 'Ouvrir mon appel' }).click();
    await her.waitForURL('**/accueil');
    const token = await tokenOf(request, mentee.email, mentee.password);
    const mine = await ask<{ items: { id: string; status: string }[] }>(
      request,
      'GET',
      '/calls/mine',
      { token },
    );
    expect(mine.items.map(({ status }) => status)).toEqual(['open']);
    return mine.items[0]?.id ?? '';
  });

  const chosen = await member(request, 'Maud', 'mentor');
  const other = await member(request, 'Olympe', 'mentor');
  const chosenPage = await newPage();
  const otherPage = await newPage();

  await test.step('two mentors offer', async () => {
    for (const [page, mentor] of [
      [chosenPage, chosen],
      [otherPage, other],
    ] as const) {
      await signIn(page, mentor.email, mentor.password);
      await offerByForm(page, callId, mentee);
    }
  });

  await test.step('she compares both and sees nobody’s address', async () => {
    await her.goto('/offres');
    await expect(
      her.getByRole('heading', { level: 1, name: '2 marraines se proposent' }),
    ).toBeVisible();
    for (const { firstName } of [chosen, other])
      await her
        .getByRole('article', { name: `Proposition de ${firstName}` })
        .getByRole('checkbox', { name: 'Comparer' })
        .check();
    await her.getByRole('button', { name: /Comparer ces 2 propositions/ }).click();
    await expect(her.getByRole('heading', { level: 1, name: /^Comparer/ })).toBeFocused();
    await expect(her.getByRole('columnheader')).toHaveCount(2);
    for (const mentor of [chosen, other]) await expectHidden(her, mentor);
  });

  await test.step('she asks a question, the mentor answers', async () => {
    await her.getByRole('columnheader').getByRole('link', { name: chosen.firstName }).click();
    await her.getByLabel(`Votre question à ${chosen.firstName}`).fill('Comment commencerait-on ?');
    await her.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await expect(her.getByRole('list', { name: 'Messages' })).toContainText(
      'Comment commencerait-on ?',
    );
    await chosenPage.goto('/mes-offres');
    await chosenPage.getByRole('button', { name: /^Questions et réponses/ }).click();
    await expect(chosenPage.getByRole('list', { name: 'Messages' })).toContainText(
      'Comment commencerait-on ?',
    );
    await chosenPage
      .getByLabel(`Votre message à ${mentee.firstName}`)
      .fill('Par une visio, sans rien préparer.');
    await chosenPage.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await expect(chosenPage.getByRole('list', { name: 'Messages' })).toContainText(
      'sans rien préparer',
    );
    await her.reload();
    await expect(her.getByRole('list', { name: 'Messages' })).toContainText('sans rien préparer');
  });

  await test.step('the organiser can elect nowhere, though both offers are open', async () => {
    const offers = await ask<{ items: { id: string; status: string }[] }>(
      request,
      'GET',
      `/offers?side=made`,
      { token: other.token },
    );
    expect(offers.items.map(({ status }) => status)).toEqual(['open']);
    const refused = await send(request, 'POST', '/elections', {
      token: await tokenOf(request, organiser.email, organiser.password),
      creates: true,
      data: { offer_id: offers.items[0]?.id },
    });
    expect(refused.status()).toBe(403);
    expect(((await refused.json()) as { code: string }).code).toBe('only-the-mentee-elects');
    for (const path of ['/organisation', '/organisation/appels', '/organisation/binomes']) {
      await desk.goto(path);
      await expect(desk.locator('main h1')).toBeVisible();
      await expect(desk.getByRole('button', { name: /choisir|élire/i })).toHaveCount(0);
    }
  });

  await test.step('she elects, and gets her receipt', async () => {
    await her.getByRole('button', { name: `Choisir ${chosen.firstName}`, exact: true }).click();
    const dialog = her.getByRole('dialog', {
      name: `Choisir ${chosen.firstName} comme marraine ?`,
    });
    await dialog.getByRole('button', { name: `Oui, je choisis ${chosen.firstName}` }).click();
    await expect(
      her.getByRole('heading', { level: 1, name: `Vous avez choisi ${chosen.firstName}` }),
    ).toBeVisible();
    expect(new URL(her.url()).pathname).toMatch(/^\/election\//);
  });

  await test.step('both see how to reach the other', async () => {
    await her.getByRole('link', { name: 'Aller à notre binôme' }).click();
    await expectContact(her, chosen);
    await chosenPage.goto('/accueil');
    await chosenPage.getByRole('link', { name: 'Ouvrir', exact: true }).click();
    await expectContact(chosenPage, mentee);
  });

  await test.step('she logs their first exchange, the mentor sees it', async () => {
    await her.getByRole('button', { name: /^Aujourd.hui\s*En visio$/ }).click();
    await expect(her.getByRole('region', { name: 'Vos échanges' })).toContainText('noté par vous');
    await chosenPage.reload();
    await expect(chosenPage.getByRole('region', { name: 'Vos échanges' })).toContainText(
      `noté par ${mentee.firstName}`,
    );
  });

  await test.step('the other mentor is told kindly, and not who', async () => {
    await otherPage.goto('/mes-offres?liste=toutes');
    const card = otherPage.locator('main');
    await expect(card).toContainText('Elle a trouvé quelqu’un');
    await expect(card).toContainText('Merci d’avoir proposé');
    await expect(card).not.toContainText(chosen.firstName);
    await expectHidden(otherPage, mentee);
  });

  await test.step('the organiser sees the pair', async () => {
    await desk.goto('/organisation/binomes');
    const row = desk.getByRole('row').filter({ hasText: mentee.lastName });
    await expect(row).toContainText(chosen.lastName);
    await expect(row.getByRole('button', { name: /choisir/i })).toHaveCount(0);
  });
  for (const context of contexts) await context.close();
});

const offerByForm = async (page: Page, callId: string, mentee: Person): Promise<void> => {
  await page.goto(`/appels/${callId}`);
  await expect(
    page.getByRole('heading', { level: 1, name: `${mentee.firstName} cherche quelqu’un` }),
  ).toBeVisible();
  await expectHidden(page, mentee);
  await page.getByLabel('Pourquoi vous, pour elle').fill(words('Vos mots m’ont arrêtée.', 180));
  await page.getByLabel('Comment vous pouvez l’aider').fill(words('Relire, répéter, écouter.', 60));
  await page.getByRole('radio', { name: 'Tous les mois' }).check();
  await page.getByRole('checkbox', { name: 'En visio' }).check();
  await page.getByRole('button', { name: 'Envoyer ma proposition' }).click();
  await page.waitForURL('**/mes-offres');
  await expect(page.locator('main')).toContainText('En attente de sa réponse');
};

/** Neither family name nor address before an election. */
const expectHidden = async (page: Page, person: Person | Member): Promise<void> => {
  await expect(page.locator('body')).not.toContainText(person.lastName);
  await expect(page.locator('body')).not.toContainText(person.email);
};

const expectContact = async (page: Page, person: Person | Member): Promise<void> => {
  const details = page.getByRole('region', { name: 'Coordonnées' });
  await expect(details).toContainText(person.lastName);
  await expect(details.getByRole('link', { name: person.email })).toHaveAttribute(
    'href',
    `mailto:${person.email}`,
  );
};

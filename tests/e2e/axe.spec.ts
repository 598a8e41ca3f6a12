import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { ask, demo, member, offer, openCall, signIn, tokenOf } from './people';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** All a colour scheme can change: the markup is the same in the dark. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What the checked screen breaks, a line each; the whole report would drown it. */
const violations = async (page: Page, scheme: 'light' | 'dark'): Promise<string[]> => {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (scheme === 'light'
    ? axe.withTags(rules)
    : axe.withRules(colourRules)
  ).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} — ${failureSummary}`),
  );
};

const settled = async (page: Page): Promise<void> => {
  await expect(page.locator('main h1').first()).toBeVisible();
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
};

/** A colour or an opacity seen half-way is nobody's defect: waits for all that moves and ends. */
const still = async (page: Page): Promise<void> => {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  );
};

const speak = async (page: Page, language: 'fr' | 'en'): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(`^${language} – `, 'i') }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await settled(page);
};

/** The screen as it stands, in both appearances. */
const checkHere = async (page: Page, what: string): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await still(page);
    expect.soft(await violations(page, colorScheme), `${what}, ${colorScheme}`).toEqual([]);
  }
};

/** Every route in both languages and both appearances. Soft: one run tells all there is to mend. */
const check = async (page: Page, routes: readonly string[]): Promise<void> => {
  test.setTimeout(60_000 + routes.length * 30_000);
  for (const route of routes) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(route);
    await settled(page);
    for (const language of ['fr', 'en'] as const) {
      await speak(page, language);
      await checkHere(page, `${route}, ${language}`);
    }
    // The account's language is the demo's: leave it as it was.
    await speak(page, 'fr');
  }
};

interface Listed {
  items: { id: string }[];
}
const first = async (request: APIRequestContext, email: string, path: string): Promise<string> => {
  const token = await tokenOf(request, email);
  const list = await ask<Listed>(request, 'GET', path, { token });
  const id = list.items[0]?.id;
  if (id === undefined) throw new Error(`the demo has nothing at ${path} for ${email}`);
  return id;
};

test('public pages', async ({ page }) => {
  await check(page, ['/', '/guide', '/faq', '/charte', '/confidentialite', '/accessibilite']);
});

test('ways in', async ({ page }) => {
  await check(page, [
    '/inscription',
    '/connexion',
    '/en/sign-in',
    '/en/sign-up',
    '/en/apply',
    '/en/forgotten-password',
    '/verification#jeton',
    '/lien#jeton',
    '/mot-de-passe#jeton',
    '/mot-de-passe-oublie',
    '/candidature',
    '/une-adresse-perdue',
  ]);
});

test('a newcomer', async ({ page }) => {
  await signIn(page, demo.newcomer);
  await check(page, ['/accueil', '/candidature', '/candidature/mentee', '/candidature/mentor']);
});

test('a mentee', async ({ page, request }) => {
  const received = await first(request, demo.mentee, '/offers?side=received&status=open');
  await signIn(page, demo.mentee);
  await check(page, [
    '/accueil',
    '/appel',
    '/offres',
    `/offres/${received}`,
    '/candidature/mentee',
    '/compte',
  ]);
});

test('a mentee in a pair', async ({ page, request }) => {
  const pairing = await first(request, demo.pairedMentee, '/pairings');
  const election = await first(request, demo.pairedMentee, '/elections');
  await signIn(page, demo.pairedMentee);
  await check(page, ['/accueil', `/binome/${pairing}`, `/election/${election}`]);
});

test('a mentor', async ({ page, request }) => {
  const call = await first(request, demo.mentor, '/calls?include_well_served=true');
  await signIn(page, demo.mentor);
  await check(page, ['/accueil', '/appels', '/appels/mis-de-cote', `/appels/${call}`, '/mes-offres']);
});

test('an organiser', async ({ page, request }) => {
  const applicant = await first(request, demo.organiser, '/admin/applicants');
  await signIn(page, demo.organiser);
  await check(page, [
    '/accueil',
    '/organisation',
    '/organisation/candidatures',
    `/organisation/candidatures/${applicant}`,
    '/organisation/appels',
    '/organisation/binomes',
    '/organisation/reglages',
    '/organisation/journal',
  ]);
});

test('an administrator', async ({ page }) => {
  await signIn(page, demo.administrator);
  await check(page, [
    '/organisation',
    '/organisation/roles',
    '/organisation/taches',
    '/organisation/reglages',
  ]);
});

test('errors in a form, a comparison, the dialog that elects', async ({ page, request }) => {
  test.setTimeout(150_000);
  const mentee = await member(request, 'Axelle', 'mentee');
  const call = await openCall(request, mentee.token);
  const ids: string[] = [];
  for (const name of ['Noémie', 'Sidonie']) {
    const mentor = await member(request, name, 'mentor');
    ids.push((await offer(request, mentor.token, call.id)).id);
  }
  await page.goto('/inscription');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(2);
  await checkHere(page, 'errors');
  await signIn(page, mentee.email, mentee.password);
  await page.goto(`/offres?comparer=${ids.join(',')}`);
  await expect(page.getByRole('columnheader')).toHaveCount(2);
  await checkHere(page, 'the comparison');
  await page.getByRole('button', { name: 'Choisir Noémie' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await checkHere(page, 'the dialog');
});

test('suggestions, setting one aside, what is set aside, how a call compares', async ({
  page,
  request,
}) => {
  test.setTimeout(180_000);
  const mentee = await member(request, 'Apolline', 'mentee');
  const call = await openCall(request, mentee.token);
  const mentor = await member(request, 'Anatolie', 'mentor');
  await signIn(page, mentor.email, mentor.password);
  const cards = page.getByRole('region', { name: /^Des appels/ }).getByRole('article');
  await expect(cards.first()).toBeVisible();
  await checkHere(page, 'the suggestions');
  await cards.first().getByRole('button', { name: /^Pas cette fois/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await checkHere(page, 'the dialog that sets aside');
  await page.getByRole('button', { name: 'Mettre de côté' }).click();
  await expect(page.getByRole('region', { name: 'Messages' })).toBeVisible();
  await checkHere(page, 'its message');
  await page.goto('/appels/mis-de-cote');
  await expect(page.getByRole('article')).toHaveCount(1);
  await checkHere(page, 'what is set aside');
  await page.goto(`/appels/${call.id}`);
  await page.getByText('Comment ces indications sont faites').click();
  await expect(page.getByRole('table')).toBeVisible();
  await checkHere(page, 'how a call compares');
});

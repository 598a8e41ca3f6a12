import { expect, type Page, test } from '@playwright/test';
import { member, offer, openCall, signIn, signUp, someone } from './people';
import { expectQuestion, fillName, startAsMentee } from './stepper';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Nothing to scroll sideways, on this phone and on the narrowest screen WCAG 1.4.10 asks for. */
const expectNoSidewaysScroll = async (page: Page) => {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const overflow = await page.evaluate(() => {
      const wide = document.documentElement.clientWidth;
      return [...document.querySelectorAll('body *')]
        .filter(
          (element) =>
            document.documentElement.scrollWidth > wide &&
            element.getBoundingClientRect().right > wide + 1,
        )
        .map(
          (element) =>
            `${element.tagName} ${element.className} → ${element.getBoundingClientRect().right}`,
        );
    });
    expect(overflow, `beyond the edge at ${width} px`).toEqual([]);
    const sizes = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      window.innerWidth,
    ]);
    expect(sizes, `page and screen at ${width} px`).toEqual([width, width]);
  }
};

test('the first pages of a candidacy', async ({ page, request }) => {
  test.setTimeout(120_000);
  const person = someone('Mobilia');
  await signUp(request, person);
  await signIn(page, person.email, person.password);
  await expectNoSidewaysScroll(page);
  await startAsMentee(page);
  await expectNoSidewaysScroll(page);
  await fillName(page, person);
  await page.getByRole('button', { name: 'Continuer' }).tap();
  await expectQuestion(page, 'Ce programme est-il pour vous ?');
  await expectNoSidewaysScroll(page);
  await page.getByText(/^Je suis une femme/).tap();
  await expect(page.getByRole('checkbox', { name: /Je suis une femme/ })).toBeChecked();
  await page.getByText(/18 ans ou plus/).tap();
  await page.getByRole('button', { name: 'Continuer' }).tap();
  await expectQuestion(page, /Où en êtes-vous/);
  await expectNoSidewaysScroll(page);
});

test('the offers and their comparison', async ({ page, request }) => {
  test.setTimeout(150_000);
  const mentee = await member(request, 'Petronille', 'mentee');
  const call = await openCall(request, mentee.token);
  for (const name of ['Anne-Charlotte', 'Bérengère']) {
    const mentor = await member(request, name, 'mentor');
    await offer(request, mentor.token, call.id);
  }
  await signIn(page, mentee.email, mentee.password);
  await page.getByRole('navigation').getByRole('link', { name: 'Propositions' }).tap();
  await expect(
    page.getByRole('heading', { level: 1, name: '2 marraines se proposent' }),
  ).toBeVisible();
  await expectNoSidewaysScroll(page);
  for (const name of ['Anne-Charlotte', 'Bérengère'])
    await page
      .getByRole('article', { name: `Proposition de ${name}` })
      .getByText('Comparer', { exact: true })
      .tap();
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Comparer ces 2 propositions' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: /^Comparer/ })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Choisir Bérengère' }).tap();
  await expect(page.getByRole('dialog').getByRole('button', { name: /^Oui/ })).toBeInViewport();
  await expectNoSidewaysScroll(page);
});

import { defineConfig } from '@playwright/test';

// `cargo xtask test e2e` starts the stack and names it here.
const baseURL = process.env.BASE_URL;
if (!baseURL) {
  throw new Error('BASE_URL is not set: run `cargo xtask test e2e`, or set it to the address of a running Marelle.');
}

// Chromium's sandbox refuses to run as root. The other switches keep it from calling home.
const isRoot = process.getuid?.() === 0;
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: 'results',
  reporter: [['list'], ['html', { outputFolder: 'report', open: 'never' }]],
  // A journey that passes at the second try has a defect, or shows one.
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      args: isRoot ? [...quiet, '--no-sandbox'] : quiet,
    },
  },
});

import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/**
 * French is the source language: the text stands in the components. One catalogue for what every
 * page needs (shell, primitives, problems) and one per feature, loaded with its screens.
 */
export default defineConfig({
  sourceLocale: 'fr',
  locales: ['fr', 'en'],
  fallbackLocales: { default: 'fr' },
  orderBy: 'origin',
  format: formatter({ lineNumbers: false }),
  catalogs: [
    {
      path: '<rootDir>/src/i18n/locales/{locale}',
      include: ['<rootDir>/src'],
      exclude: [
        '<rootDir>/src/features/**',
        '<rootDir>/src/fit/**',
        '<rootDir>/src/api/**',
        '**/*.test.*',
        '**/*.gen.ts',
        '**/*.d.ts',
      ],
    },
    {
      path: '<rootDir>/src/api/locales/{locale}',
      include: ['<rootDir>/src/api'],
      exclude: ['**/*.test.*', '**/*.d.ts'],
    },
    {
      path: '<rootDir>/src/fit/locales/{locale}',
      include: ['<rootDir>/src/fit'],
      exclude: ['**/*.test.*'],
    },
    {
      path: '<rootDir>/src/features/{name}/locales/{locale}',
      include: ['<rootDir>/src/features/{name}/'],
      exclude: ['**/*.test.*'],
    },
  ],
});

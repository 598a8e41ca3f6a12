import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { linguiMacro } from './build/lingui-macro.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      quoteStyle: 'single',
      routeFileIgnorePattern: '\\.test\\.',
    }),
    linguiMacro(),
    react(),
    lingui(),
  ],
  // The prerendered HTML must hold the same Suspense boundaries as the browser's first render, or
  // React would throw the page away when it hydrates: the router must believe it is in a browser.
  resolve: isSsrBuild
    ? {
        alias: {
          '@tanstack/router-core/isServer': path(
            './node_modules/@tanstack/router-core/dist/esm/isServer/client.js',
          ),
        },
      }
    : {},
  ssr: { noExternal: [/^@tanstack\//, /^@lingui\//] },
  server: { proxy: { '/api': process.env.MARELLE_API ?? 'http://127.0.0.1:8080' } },
  build: {
    target: 'es2022',
    // Keeps light-dark() and @layer as they are: every browser we support knows them.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://localhost/' } },
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
}));

import { lingui } from '@lingui/vite-plugin';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { linguiMacro } from './build/lingui-macro.ts';
import { words } from './build/words.ts';

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      quoteStyle: 'single',
      routeFileIgnorePattern: '\\.test\\.',
    }),
    linguiMacro(),
    react(),
    words(),
    lingui(),
  ],
  resolve: {
    alias: {
      // React has had it since 18: the shim is dead weight.
      'use-sync-external-store/shim/with-selector': 'use-sync-external-store/with-selector',
      'use-sync-external-store/shim': 'react',
    },
  },
  // One copy of each library on both sides of a context; only React itself stays outside.
  ssr: { noExternal: true, external: ['react', 'react-dom'] },
  server: { proxy: { '/api': process.env.MARELLE_API ?? 'http://127.0.0.1:8080' } },
  build: {
    target: 'es2022',
    // Keeps light-dark() and @layer as they are: every browser we support knows them.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Short names: the shell holds the list of them all.
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: ({ names }) =>
          names[0]?.endsWith('.css') ? 'assets/[hash:7].css' : 'assets/[name]-[hash][extname]',
        // One chunk for what every page needs: it compresses better whole, and outlives our changes.
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack|@lingui|openapi-[\w-]+)\//,
            },
            // A few lines each, and nearly every screen has them: alone, each would weigh twice as much.
            {
              name: 'bits',
              test: /src\/(lib\/(cx|store|storage)|i18n\/text|api\/useRefresh|ui\/VisuallyHidden)\.tsx?$/,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    testTimeout: 20_000,
    environmentOptions: { happyDOM: { url: 'http://localhost/' } },
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
});

import { transformAsync } from '@babel/core';
import type { Plugin } from 'vite';

/**
 * Expands the Lingui macros. Vite's React plugin 6 no longer runs Babel, hence this small plugin.
 * The id filter allows a query: the router splits a route into `file.tsx?tsr-split=component`.
 */
export const linguiMacro = (): Plugin => ({
  name: 'marelle:lingui-macro',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/.*\.tsx?(\?.*)?$/, code: /@lingui\/(react|core)\/macro/ },
    async handler(code, id) {
      const out = await transformAsync(code, {
        filename: id.split('?')[0],
        babelrc: false,
        configFile: false,
        sourceMaps: true,
        parserOpts: { plugins: ['jsx', 'typescript'] },
        plugins: ['@lingui/babel-plugin-lingui-macro'],
      });
      return out?.code ? { code: out.code, map: out.map } : null;
    },
  },
});

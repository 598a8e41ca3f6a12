import './styles/tokens.css';
import './styles/fonts.css';
import './styles/base.css';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createQueryClient } from './api/query';
import { activate, initialLocale } from './i18n';
import { noteTypedEarly } from './lib/typedEarly';
import { App } from './shell/App';
import { createAppRouter } from './shell/createRouter';
import { applyTheme, theme } from './shell/theme';

applyTheme(theme.get());

const start = async () => {
  const root = document.getElementById('app');
  if (!root) return;
  const asked = location.pathname;
  await activate(initialLocale(asked));
  const queries = createQueryClient();
  const router = createAppRouter(queries);
  const app = <App queries={queries} router={router} />;
  // The screen and its words first: nothing then moves, and prerendered HTML finds its equal.
  await router.load();
  // Led elsewhere, to her own language: what was prerendered is another page.
  if (root.childElementCount > 0 && location.pathname === asked) {
    // The router's server build draws no Suspense around the page: neither may the browser, or React
    // would find other HTML than it expects and draw everything again.
    router.ssr = { manifest: undefined };
    noteTypedEarly(root);
    hydrateRoot(root, app);
  } else {
    noteTypedEarly(root);
    root.replaceChildren();
    createRoot(root).render(app);
  }
};

void start();

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
  await activate(initialLocale(location.pathname));
  const queries = createQueryClient();
  const router = createAppRouter(queries);
  const app = <App queries={queries} router={router} />;
  // The screen and its words first: nothing then moves, and prerendered HTML finds its equal.
  await router.load();
  if (root.childElementCount > 0) {
    // The router's server build draws no Suspense around the page: neither may the browser, or React
    // would find other HTML than it expects and draw everything again.
    router.ssr = { manifest: undefined };
    noteTypedEarly(root);
    hydrateRoot(root, app);
  } else createRoot(root).render(app);
};

void start();

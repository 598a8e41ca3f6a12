import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { activate, publicPageAt } from '../i18n';
import { Shell } from '../shell/Shell';

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  // The address of a public page brings its language, by a link as by the back button.
  beforeLoad: async ({ location, preload }) => {
    const page = publicPageAt(location.pathname);
    if (page && !preload) await activate(page.locale);
  },
  component: Shell,
});

import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, redirect } from '@tanstack/react-router';
import { activate, chosenLocale, isWayIn, publicPageAt, publicPath } from '../i18n';
import { Shell } from '../shell/Shell';

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  // The address of a public page brings its language, by a link as by the back button.
  beforeLoad: async ({ location, preload }) => {
    const page = publicPageAt(location.pathname);
    if (!page || preload) return;
    const chosen = chosenLocale();
    if (chosen && chosen !== page.locale && isWayIn(page.page))
      throw redirect({ to: publicPath(page.page, chosen), search: true, replace: true });
    await activate(page.locale);
  },
  component: Shell,
});

import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { createStore, useStore } from '../lib/store';

/** The programme's name, for titles; the software's until the programme is known. */
export const programmeName = createStore('Marelle');

/** True between an in-app navigation and the moment its heading took the focus; never on first load. */
let headingWaits = false;

/** Mount once, in the shell. */
export const useNavigationWatch = (): void => {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ fromLocation, hrefChanged }) => {
        if (fromLocation && hrefChanged) headingWaits = true;
      }),
    [router],
  );
};

/**
 * Says where we are (WCAG 2.4.2, RGAA 12.8): the document's title, and after an in-app navigation the
 * focus on the new h1. `Page` calls it; a screen whose h1 is a question calls it by itself.
 */
export const usePageTitle = (title: string): void => {
  const programme = useStore(programmeName);
  // Where we have arrived, not where we are going: the old screen must not take the focus on its way out.
  const here = useRouterState({ select: (state) => state.resolvedLocation?.href });
  useEffect(() => {
    document.title = title === programme ? title : `${title} – ${programme}`;
  }, [title, programme]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is what asks for the focus
  useEffect(() => {
    if (!headingWaits) return;
    const heading = document.querySelector<HTMLElement>('main h1');
    if (!heading) return;
    headingWaits = false;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [here]);
};

import { i18n } from '@lingui/core';
import { createMemoryHistory } from '@tanstack/react-router';
import { act, render } from '@testing-library/react';
import { createQueryClient } from '../api/query';
import { activate } from '../i18n';
import { App } from '../shell/App';
import { createAppRouter } from '../shell/createRouter';

/** The whole application at an address, as in the browser; answers come from the test's MSW server. */
export const renderApp = async (address: string) => {
  await activate('fr');
  i18n.activate('fr');
  const queries = createQueryClient();
  const router = createAppRouter(queries, createMemoryHistory({ initialEntries: [address] }));
  await router.load();
  // Screens that come later than the first render are awaited here.
  await act(async () => {
    render(<App queries={queries} router={router} />);
    await Promise.resolve();
  });
  return { router };
};

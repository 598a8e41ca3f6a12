import { expect, test } from 'vitest';
import { createQueryClient } from '../api/query';
import { createAppRouter } from './createRouter';
import { screenAddresses } from './screens';

test('each named screen has its route', () => {
  const { routesByPath } = createAppRouter(createQueryClient());
  const without = Object.values(screenAddresses).filter(
    (path) => !Object.hasOwn(routesByPath, path),
  );
  expect(without).toEqual([]);
});

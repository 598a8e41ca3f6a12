import { type ComponentProps, lazy, Suspense } from 'react';
import { messagesOf } from '../i18n';
import { Skeleton } from '../ui/Skeleton';

/** The sentences weigh more than a first load may. */
const loadFit = async () => {
  const [part] = await Promise.all([import('./Fit.part'), messagesOf('fit/Fit.part')()]);
  return part;
};
const Part = lazy(loadFit);
/** For a route's loader: they are there when its data is. A network that fails is told when they are shown. */
export const preloadFit = (): void => void loadFit().catch(() => undefined);

export const Fit = (props: ComponentProps<typeof Part>) => (
  <Suspense fallback={<Skeleton lines={5} />}>
    <Part {...props} />
  </Suspense>
);

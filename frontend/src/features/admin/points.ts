import type { Schemas } from '../../api/client';
import type { Feature } from '../../fit/types';

/** In the order in which they are shown, and in which ties are broken. */
const order = [
  'needs',
  'help',
  'values',
  'experience',
  'interests',
  'ease',
  'wishes',
] as const satisfies readonly Feature[];

/** Relative weights brought to exactly 100 by the largest remainder, as the server does. */
export const pointsOf = (
  weights: Schemas['Matching']['weights'],
): { feature: Feature; points: number }[] => {
  const total = order.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0);
  if (total === 0) return order.map((feature) => ({ feature, points: 0 }));
  const exact = order.map((feature) => (100 * (weights[feature] ?? 0)) / total);
  const whole = exact.map(Math.floor);
  const left = 100 - whole.reduce((sum, points) => sum + points, 0);
  const first = order
    .map((_, at) => at)
    .toSorted((one, other) => ((exact[other] ?? 0) % 1) - ((exact[one] ?? 0) % 1) || one - other)
    .slice(0, left);
  return order.map((feature, at) => ({
    feature,
    points: (whole[at] ?? 0) + (first.includes(at) ? 1 : 0),
  }));
};

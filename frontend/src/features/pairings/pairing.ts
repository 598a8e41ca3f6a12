import type { Schemas } from '../../api/client';

export type Pairing = Schemas['PairingView'];
export const may = (pairing: Pairing, action: Pairing['actions'][number]): boolean =>
  pairing.actions.includes(action);

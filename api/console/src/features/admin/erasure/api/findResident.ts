import { send } from '@/lib/api/http';
import type { ResidentFound } from './types';

/** One resident, with the places of others where the name stands. */
export const findResident = async (region: string, { network, authorId }: Pick<ResidentFound, 'network' | 'authorId'>) =>
  (await send<ResidentFound[]>('/api/v1/erasures/preview', { method: 'POST', body: { region, network, authorId } }))[0] ?? null;

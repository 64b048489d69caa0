import { send } from '@/lib/api/http';
import { handOversOf } from './paths';
import type { HandOverView } from './types';

export const getHandOver = (region: string, id: string, signal?: AbortSignal) =>
  send<HandOverView>(`${handOversOf(region)}/${id}`, { signal });

import { send } from '@/lib/api/http';
import { handOversOf } from './paths';
import type { HandOverView } from './types';

export const repeatHandOver = (region: string, id: string) =>
  send<HandOverView>(`${handOversOf(region)}/${id}/repeat`, { method: 'POST', body: {} });

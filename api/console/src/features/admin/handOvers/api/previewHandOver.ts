import { send } from '@/lib/api/http';
import { handOversOf } from './paths';
import type { HandOverPlan, HandOverWish } from './types';

export const previewHandOver = (region: string, wish: HandOverWish, signal?: AbortSignal) =>
  send<HandOverPlan>(`${handOversOf(region)}/preview`, { method: 'POST', body: wish, signal });

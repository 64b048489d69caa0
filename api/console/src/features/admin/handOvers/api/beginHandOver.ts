import { send } from '@/lib/api/http';
import { handOversOf } from './paths';
import type { HandOverView, HandOverWish } from './types';

/** The key names the order: sent again it is the same one. */
export const beginHandOver = (region: string, wish: HandOverWish, key: string) =>
  send<HandOverView>(handOversOf(region), { method: 'POST', body: wish, headers: { 'Idempotency-Key': key } });

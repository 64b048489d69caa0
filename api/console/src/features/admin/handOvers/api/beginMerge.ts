import { send } from '@/lib/api/http';
import { mergeOf } from './paths';
import type { HandOverView } from './types';

/** The key names the order: sent again it is the same one. */
export const beginMerge = (region: string, from: string, into: string, reason: string, version: number, key: string) =>
  send<HandOverView>(mergeOf(region, from), { method: 'POST', body: { into, reason, version }, headers: { 'Idempotency-Key': key } });

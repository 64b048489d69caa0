import { send } from '@/lib/api/http';
import { handOversOf } from './paths';
import type { HandOverBoard } from './types';

export const getBoard = (region: string, signal?: AbortSignal) => send<HandOverBoard>(handOversOf(region), { signal });

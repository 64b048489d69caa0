import { send } from '@/lib/api/http';
import type { Recomputation } from './types';

export const getRecomputation = (code: string) => send<Recomputation>(`/api/v1/regions/${encodeURIComponent(code)}/recomputation`);

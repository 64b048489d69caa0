import { send } from '@/lib/api/http';
import type { Erasure } from './types';

export const listErasures = () => send<Erasure[]>('/api/v1/erasures');

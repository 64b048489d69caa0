import { send } from '@/lib/api/http';
import type { Erasure, Ground, LinkedProfile } from './types';

export const askErasure = (body: {
  region: string;
  network: string;
  authorId: string;
  ground: Ground;
  basis: string;
  linked: LinkedProfile[];
}) => send<Erasure>('/api/v1/erasures', { method: 'POST', body });

import type { Schemas } from '@/lib/api/types';

export type RoutingExplanation = Schemas['RoutingExplanation'];

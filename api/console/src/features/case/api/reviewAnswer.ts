import { command } from '@/lib/api/command';
import type { Schemas } from '@/lib/api/types';

export type ReviewOutcome = Schemas['ReviewBody'];

export const reviewAnswer = (id: string, outcome: ReviewOutcome, key: string) => command(`/api/v1/cases/${id}/review`, outcome, key);

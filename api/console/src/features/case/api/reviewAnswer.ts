import { command } from '@/lib/api/command';

export interface ReviewOutcome {
  answerVersion: number;
  good: boolean;
  note?: string;
}

export const reviewAnswer = (id: string, outcome: ReviewOutcome, key: string) => command(`/api/v1/cases/${id}/review`, outcome, key);

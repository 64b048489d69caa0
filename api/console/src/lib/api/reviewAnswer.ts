import { command } from './command';

export interface ReviewWord {
  answerVersion: number;
  good: boolean;
  note?: string;
}

export const reviewAnswer = (id: string, word: ReviewWord, key: string) => command(`/api/v1/cases/${id}/review`, word, key);

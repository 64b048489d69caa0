import { command } from '@/lib/api/command';
import type { Schemas } from '@/lib/api/types';

export type Answer = Schemas['AnswerBody'];

export const answerCase = (id: string, answer: Answer, key: string) => command(`/api/v1/cases/${id}/answer`, answer, key);

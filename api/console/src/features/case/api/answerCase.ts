import { command } from '@/lib/api/command';
import type { AnswerKind } from '@/lib/api/types';

export interface Answer {
  kind: AnswerKind;
  text: string;
  promisedFor?: string;
  /** The version on the screen: an answer blind to a newer message is refused. */
  seenVersion: number;
  /** Ids of files handed in for the case. */
  attachments?: string[];
  /** The template it was begun with. */
  template?: string;
}

export const answerCase = (id: string, answer: Answer, key: string) => command(`/api/v1/cases/${id}/answer`, answer, key);

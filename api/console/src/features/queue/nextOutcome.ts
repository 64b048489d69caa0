import { isTransient } from '@/lib/api/command';
import { HttpError } from '@/lib/api/http';
import type { CaseSummary, CommandReply } from '@/lib/api/types';

export type NextOutcome =
  | { kind: 'taken'; summary: CaseSummary }
  | { kind: 'nothing' }
  /** Holds as many as their capacity allows. */
  | { kind: 'full' }
  /** It is unknown whether a case was taken: the next press asks again under the same key and gets the same case. */
  | { kind: 'unknown' }
  | { kind: 'refused'; detail: string };

export const afterReply = (reply: CommandReply | undefined): NextOutcome =>
  reply ? { kind: 'taken', summary: reply.summary } : { kind: 'nothing' };

export function afterError(error: unknown): NextOutcome {
  if (isTransient(error)) return { kind: 'unknown' };
  if (!(error instanceof HttpError)) throw error;
  return error.code === 'at-capacity' ? { kind: 'full' } : { kind: 'refused', detail: error.problem.detail ?? error.code };
}

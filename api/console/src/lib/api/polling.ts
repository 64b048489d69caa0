import { isFinal } from './http';

/** Whether a failed question is asked again at once: three times, and never what the server has refused. */
export const retry = (failures: number, error: unknown): boolean => !isFinal(error) && failures < 3;

/** For `refetchInterval`: asks again after so many milliseconds, until the server refuses. */
export const every =
  (milliseconds: number) =>
  (query: { state: { error: Error | null } }): number | false =>
    isFinal(query.state.error) ? false : milliseconds;

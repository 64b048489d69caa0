import { describe, expect, test } from 'vitest';
import { afterError, afterReply } from '@/features/queue/nextOutcome';
import { HttpError, NetworkError } from '@/lib/api/http';
import { summary } from './make';

describe('The next case', () => {
  test('is the one that was taken', () => {
    const taken = summary({ id: 'c9' });
    expect(afterReply({ outcome: 'done', summary: taken })).toEqual({ kind: 'taken', summary: taken });
  });

  test('is none when nothing waits', () => expect(afterReply(undefined)).toEqual({ kind: 'nothing' }));

  test('is none for who holds enough', () =>
    expect(afterError(new HttpError(409, { code: 'at-capacity' }, null))).toEqual({ kind: 'full' }));

  test('is unknown when nobody answered', () => {
    expect(afterError(new NetworkError('gone'))).toEqual({ kind: 'unknown' });
    expect(afterError(new HttpError(503, {}, 2))).toEqual({ kind: 'unknown' });
  });

  test('is refused with the server’s words', () =>
    expect(afterError(new HttpError(403, { detail: 'No.' }, null))).toEqual({ kind: 'refused', detail: 'No.' }));

  test('does not swallow faults of ours', () => expect(() => afterError(new TypeError('ours'))).toThrow('ours'));
});

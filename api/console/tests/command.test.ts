import { afterEach, describe, expect, test, vi } from 'vitest';
import { command, isTransient, newIdempotencyKey } from '@/lib/api/command';
import { HttpError, NetworkError } from '@/lib/api/http';

const noPause = () => Promise.resolve();
const ok = () => new Response(JSON.stringify({ outcome: 'done', summary: {} }), { status: 200 });
const problem = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

function answering(...answers: (() => Response)[]) {
  const keys: string[] = [];
  const fetching = vi.fn(async (_: string, request: RequestInit) => {
    keys.push(new Headers(request.headers).get('Idempotency-Key') ?? '');
    const answer = answers.shift();
    if (!answer) throw new TypeError('no network');
    return answer();
  });
  vi.stubGlobal('fetch', fetching);
  return { keys, fetching };
}

afterEach(() => vi.unstubAllGlobals());

describe('A command', () => {
  test('carries its key and the header no other origin can add', async () => {
    const { fetching } = answering(ok);
    await command('/api/v1/cases/1/claim', {}, 'k1', noPause);
    const headers = new Headers(fetching.mock.calls[0]?.[1].headers);
    expect(headers.get('Idempotency-Key')).toBe('k1');
    expect(headers.get('X-Dialog')).toBe('1');
  });

  test('is repeated with the same key when the journal is saturated', async () => {
    const saturated = () => problem(503, { code: 'saturated' }, { 'Retry-After': '2' });
    const { keys } = answering(saturated, saturated, ok);
    const pauses: number[] = [];
    await command('/x', {}, 'k1', async (milliseconds) => void pauses.push(milliseconds));
    expect(keys).toEqual(['k1', 'k1', 'k1']);
    expect(pauses).toEqual([2000, 2000]);
  });

  test('is repeated after a network error', async () => {
    let first = true;
    const { keys } = answering(() => {
      if (!first) return ok();
      first = false;
      throw new TypeError('reset');
    }, ok);
    await command('/x', {}, 'k1', noPause);
    expect(keys).toEqual(['k1', 'k1']);
  });

  test('is not repeated when the rules refuse, and keeps what they said', async () => {
    const { keys } = answering(() => problem(409, { code: 'claimed-by-another', detail: 'Anna' }));
    const refused = await command('/x', {}, 'k1', noPause).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(HttpError);
    expect(refused).toMatchObject({ status: 409, code: 'claimed-by-another', problem: { detail: 'Anna' } });
    expect(keys).toHaveLength(1);
  });

  test('gives up after some attempts, saying that the outcome is unknown', async () => {
    const { keys } = answering();
    const failed = await command('/x', {}, 'k1', noPause).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(NetworkError);
    expect(isTransient(failed)).toBe(true);
    expect(keys).toHaveLength(6);
  });
});

test('Two clicks have two keys', () => {
  expect(newIdempotencyKey()).not.toBe(newIdempotencyKey());
  expect(newIdempotencyKey()).toMatch(/^[0-9a-f]{32}$/);
});

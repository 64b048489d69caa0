import { expect, test } from 'vitest';
import { HttpError, NetworkError } from '@/lib/api/http';
import { every, retry } from '@/lib/api/polling';
import { sources } from './sources';

const refused = [400, 401, 403, 404, 409, 410, 422].map((status) => new HttpError(status, {}, null));
const passing = [new NetworkError('away'), ...[408, 429, 500, 502, 503].map((status) => new HttpError(status, {}, null))];

test('A refusal is neither repeated nor polled', () => {
  for (const error of refused) {
    expect(retry(0, error)).toBe(false);
    expect(every(5000)({ state: { error } })).toBe(false);
  }
});

test('What passes is repeated three times and polled on', () => {
  for (const error of passing) {
    expect([0, 1, 2, 3].map((failures) => retry(failures, error))).toEqual([true, true, true, false]);
    expect(every(5000)({ state: { error } })).toBe(5000);
  }
  expect(every(5000)({ state: { error: null } })).toBe(5000);
});

test('Every question that repeats itself ends with a refusal', () => {
  const polls = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/refetchInterval:(.*)/g)].map((match) => ({ path, how: match[1] ?? '' })),
  );
  expect(polls.length).toBeGreaterThan(5);
  expect(polls.filter(({ how }) => !how.includes('every('))).toEqual([]);
});

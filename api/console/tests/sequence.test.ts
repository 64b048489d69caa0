import { describe, expect, test } from 'vitest';
import type { CaseChange, ChangeBatch, ViewPosition } from '@/lib/live/messages';
import { type SequenceEffect, type SequenceEvent, type SequenceState, step, unwatched } from '@/lib/live/sequence';
import { summary } from './make';

const view = 'region:demo';
const change = (sequence: number): CaseChange => ({ sequence, left: false, case: summary({ id: `c${sequence}` }) });
const batch = (after: number, sequences: number[], epoch = 'e1'): SequenceEvent => ({
  type: 'changes',
  batch: { view, epoch, after, changes: sequences.map(change) } satisfies ChangeBatch,
});
const positioned = (sequence: number, more: Partial<ViewPosition> = {}): SequenceEvent => ({
  type: 'positioned',
  position: { view, epoch: 'e1', sequence, reload: false, missed: [], ...more },
});

function play(events: SequenceEvent[], from: SequenceState = unwatched) {
  let state = from;
  const effects: SequenceEffect[] = [];
  for (const event of events) {
    const [next, more] = step(state, event);
    state = next;
    effects.push(...more);
  }
  const applied = effects.flatMap((effect) => (effect.type === 'apply' ? effect.changes.map((one) => one.sequence) : []));
  return { state, effects, applied };
}

const following: SequenceEvent[] = [{ type: 'connected' }, positioned(10, { reload: true })];

describe('Connecting for the first time', () => {
  test('asks for a position from nothing, then reloads', () => {
    const { effects, state } = play(following);
    expect(effects).toEqual([{ type: 'watch', epoch: null, after: 0 }, { type: 'reload' }]);
    expect(state).toMatchObject({ phase: 'following', epoch: 'e1', sequence: 10 });
  });

  test('holds what comes before the position and applies only what is newer', () => {
    const { applied, state } = play([{ type: 'connected' }, batch(8, [9, 10]), batch(10, [11]), positioned(10, { reload: true })]);
    expect(applied).toEqual([11]);
    expect(state.sequence).toBe(11);
  });

  test('reloads before applying what was held', () => {
    const { effects } = play([{ type: 'connected' }, batch(10, [11]), positioned(10, { reload: true })]);
    expect(effects.map((effect) => effect.type)).toEqual(['watch', 'reload', 'apply']);
  });
});

describe('Following', () => {
  test('applies consecutive batches', () => {
    const { applied, state } = play([...following, batch(10, [11, 12]), batch(12, [13])]);
    expect(applied).toEqual([11, 12, 13]);
    expect(state.sequence).toBe(13);
  });

  test('skips a batch it has already seen', () => {
    const { applied, effects } = play([...following, batch(10, [11]), batch(10, [11])]);
    expect(applied).toEqual([11]);
    expect(effects.filter((effect) => effect.type === 'watch')).toHaveLength(1);
  });

  test('takes the newer part of an overlapping batch', () => {
    expect(play([...following, batch(10, [11, 12]), batch(11, [12, 13])]).applied).toEqual([11, 12, 13]);
  });

  test('accepts a batch whose superseded changes the server left out', () => {
    const { applied, state, effects } = play([...following, batch(10, [14]), batch(14, [15])]);
    expect(applied).toEqual([14, 15]);
    expect(state.sequence).toBe(15);
    expect(effects.filter((effect) => effect.type === 'watch')).toHaveLength(1);
  });

  test('asks again from its place after a gap, and applies nothing until answered', () => {
    const { effects, applied, state } = play([...following, batch(12, [13])]);
    expect(effects.at(-1)).toEqual({ type: 'watch', epoch: 'e1', after: 10 });
    expect(applied).toEqual([]);
    expect(state.phase).toBe('catchingUp');
  });

  test('fills the gap with what was missed, in order, once', () => {
    const { applied } = play([...following, batch(12, [13]), batch(13, [14]), positioned(13, { missed: [11, 12, 13].map(change) })]);
    expect(applied).toEqual([11, 12, 13, 14]);
  });

  test('asks again when the feed has begun another epoch', () => {
    const { effects } = play([...following, batch(0, [1], 'e2')]);
    expect(effects.at(-1)).toEqual({ type: 'watch', epoch: 'e1', after: 10 });
  });

  test('takes the position of the new epoch although its numbers are smaller', () => {
    const { state, applied } = play([...following, batch(0, [1], 'e2'), positioned(1, { epoch: 'e2', reload: true }), batch(1, [2], 'e2')]);
    expect(state).toMatchObject({ epoch: 'e2', sequence: 2 });
    expect(applied).toEqual([2]);
  });
});

describe('Reconnecting', () => {
  const down = [...following, batch(10, [11]), { type: 'disconnected' } as const];

  test('resumes from the last sequence', () => {
    expect(play([...down, { type: 'connected' }]).effects.at(-1)).toEqual({ type: 'watch', epoch: 'e1', after: 11 });
  });

  test('applies what was missed without a reload', () => {
    const { applied, effects } = play([...down, { type: 'connected' }, positioned(13, { missed: [change(12), change(13)] })]);
    expect(applied).toEqual([11, 12, 13]);
    expect(effects.filter((effect) => effect.type === 'reload')).toHaveLength(1);
  });

  test('ignores late frames and answers of the dead connection', () => {
    const { state, applied } = play([...down, batch(11, [12]), positioned(50)]);
    expect(state).toMatchObject({ phase: 'down', sequence: 11 });
    expect(applied).toEqual([11]);
  });
});

test('Any interruption at any place ends with every change applied once', () => {
  const server = Array.from({ length: 12 }, (_, index) => change(index + 1));
  for (let lost = 1; lost <= 12; lost++) {
    for (let cut = 0; cut <= 12; cut++) {
      let state: SequenceState = unwatched;
      const seen: number[] = [];
      const feed = (event: SequenceEvent, upTo: number): void => {
        const [next, effects] = step(state, event);
        state = next;
        for (const effect of effects) {
          if (effect.type === 'apply') seen.push(...effect.changes.map((one) => one.sequence));
          if (effect.type === 'watch') {
            const missed = server.filter((one) => one.sequence > effect.after && one.sequence <= upTo);
            feed(positioned(upTo, { missed, reload: false }), upTo);
          }
        }
      };
      feed({ type: 'connected' }, 0);
      for (let at = 1; at <= 12; at++) {
        if (at === cut) {
          feed({ type: 'disconnected' }, at);
          feed({ type: 'connected' }, at);
        }
        if (at !== lost) feed(batch(at - 1, [at]), at);
      }
      feed({ type: 'disconnected' }, 12);
      feed({ type: 'connected' }, 12);
      expect(seen).toEqual(server.map((one) => one.sequence));
    }
  }
});

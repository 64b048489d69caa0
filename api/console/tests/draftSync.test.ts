import { beforeEach, describe, expect, test, vi } from 'vitest';
import { HttpError } from '@/lib/api/http';
import { DraftSync } from '@/lib/drafts/draftSync';
import type { DraftBody, ServerDraft } from '@/lib/drafts/types';

/** The server's draft as two browsers of one person meet at it. */
function world() {
  const stored: { draft: ServerDraft; puts: DraftBody[]; down: boolean; forbidden: boolean; gets: number; answer: Promise<void> } = {
    draft: { version: 0, mode: 'reply', text: '', files: [] },
    puts: [],
    down: false,
    forbidden: false,
    gets: 0,
    answer: Promise.resolve(),
  };
  const api = {
    get: async () => {
      stored.gets++;
      await stored.answer;
      if (stored.forbidden) throw new HttpError(403, {}, null);
      if (stored.down) throw new Error('down');
      return stored.draft;
    },
    put: async (_: string, body: DraftBody) => {
      if (stored.down) throw new Error('down');
      stored.puts.push(body);
      if (body.version !== stored.draft.version) throw new HttpError(409, { code: 'draft-changed', draft: stored.draft }, null);
      stored.draft = { version: stored.draft.version + 1, mode: body.mode, text: body.text, files: [] };
      return { version: stored.draft.version };
    },
  };
  return { stored, open: () => new DraftSync('anna', 'c1', api) };
}

const settle = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

describe('A draft', () => {
  test('is saved once a pause, not once a key', async () => {
    const { stored, open } = world();
    const sync = open();
    await sync.load();
    for (const text of ['Д', 'До', 'Добрый']) {
      sync.keep({ text });
      await settle(100);
    }
    await settle(1000);
    expect(stored.puts.map((body) => body.text)).toEqual(['Добрый']);
    expect(sync.state().kind).toBe('saved');
  });

  test('is found by another browser', async () => {
    const { stored, open } = world();
    stored.draft = { version: 7, mode: 'final', text: 'Готово', files: [] };
    const sync = open();
    await sync.load();
    expect(sync.state()).toMatchObject({ kind: 'saved', draft: { mode: 'final', text: 'Готово' } });
  });

  test('of another tab is never overwritten unasked, and either can win', async () => {
    const { stored, open } = world();
    const one = open();
    await one.load();
    one.keep({ text: 'первая' });
    stored.draft = { version: 5, mode: 'reply', text: 'вторая', files: [] };
    await settle(1000);
    expect(one.state()).toMatchObject({ kind: 'conflict', theirs: { text: 'вторая' }, draft: { text: 'первая' } });
    one.keep({ text: 'первая!' });
    await settle(3000);
    expect(stored.draft.text).toBe('вторая');
    one.mine();
    await settle(10);
    expect(stored.draft.text).toBe('первая!');
    expect(one.state().kind).toBe('saved');
  });

  test('typed while the server was away is kept here and saved when it is back', async () => {
    const { stored, open } = world();
    stored.down = true;
    const sync = open();
    await sync.load();
    sync.keep({ text: 'без связи' });
    await settle(1000);
    expect(sync.state().kind).toBe('offline');
    sync.leave();
    stored.down = false;
    const again = open();
    expect(again.state().draft.text).toBe('без связи');
    await again.load();
    expect(stored.draft.text).toBe('без связи');
  });

  test('keeps the kind of answer that was chosen before the server answered', async () => {
    for (const draft of [
      { version: 0, mode: 'reply', text: '', files: [] },
      { version: 3, mode: 'reply', text: 'Приняли', files: [] },
    ] satisfies ServerDraft[]) {
      const { stored, open } = world();
      let answer = () => {};
      stored.answer = new Promise((come) => {
        answer = come;
      });
      stored.draft = draft;
      const sync = open();
      const loaded = sync.load();
      sync.keep({ mode: 'final' });
      answer();
      await loaded;
      expect(sync.state().draft).toMatchObject({ mode: 'final', text: draft.text });
      await settle(1000);
      expect(stored.draft).toMatchObject({ mode: 'final', text: draft.text });
      expect(sync.state().kind).toBe('saved');
      sync.clear();
    }
  });

  test('keeps the chosen kind although another tab has saved a text first', async () => {
    const { stored, open } = world();
    const sync = open();
    await sync.load();
    sync.keep({ mode: 'final' });
    stored.draft = { version: 2, mode: 'reply', text: 'вторая', files: [] };
    await settle(2000);
    expect(sync.state()).toMatchObject({ kind: 'saved', draft: { mode: 'final', text: 'вторая' } });
  });

  test('that is forbidden is asked for once', async () => {
    const { stored, open } = world();
    stored.forbidden = true;
    const sync = open();
    await sync.load();
    await settle(60_000);
    expect(stored.gets).toBe(1);
    expect(sync.state().kind).toBe('refused');
  });

  test('is not asked for any more when the person has left before the answer', async () => {
    const { stored, open } = world();
    stored.down = true;
    const sync = open();
    const loaded = sync.load();
    sync.leave();
    await loaded;
    await settle(60_000);
    expect(stored.gets).toBe(1);
  });

  test('that was sent is not saved again behind the answer', async () => {
    const { stored, open } = world();
    const sync = open();
    await sync.load();
    sync.keep({ text: 'ответ' });
    await sync.settle();
    sync.clear();
    await settle(3000);
    expect(stored.puts).toEqual([]);
    expect(open().state().draft.text).toBe('');
  });
});

import { HttpError } from '@/lib/api/http';
import type { KeptFile } from '@/lib/api/types';
import { getDraft } from './getDraft';
import { readDraft, writeDraft } from './localDraft';
import { putDraft } from './putDraft';
import type { DraftBody, ServerDraft } from './types';

/** What the composer holds. */
export interface Composed {
  mode: DraftBody['mode'];
  text: string;
  promisedFor: string;
  files: KeptFile[];
}

export interface DraftState {
  draft: Composed;
  /** saving and dirty become saved; offline is tried again; conflict waits for the person. */
  kind: 'loading' | 'saved' | 'dirty' | 'saving' | 'offline' | 'conflict';
  /** With a conflict: what another tab or browser saved. */
  theirs: Composed | null;
}

export interface DraftServer {
  get(caseId: string): Promise<ServerDraft>;
  put(caseId: string, body: DraftBody, keepalive: boolean): Promise<{ version: number }>;
}

export const blank: Composed = { mode: 'reply', text: '', promisedFor: '', files: [] };
export const isEmpty = (draft: Composed): boolean => draft.text.trim() === '' && draft.files.length === 0;

const saveAfter = 800;
const againAfter = 5000;
const server: DraftServer = { get: getDraft, put: putDraft };

/** Keeps one draft on the server while it is written: every pause is saved, another tab's version is never overwritten unasked. */
export class DraftSync {
  #state: DraftState;
  #version: number;
  #theirVersion = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #saving: Promise<void> | null = null;
  #changes = 0;
  #listeners = new Set<() => void>();

  constructor(
    private readonly login: string,
    private readonly caseId: string,
    private readonly api: DraftServer = server,
  ) {
    const local = readDraft(login, caseId);
    this.#version = local?.version ?? 0;
    this.#state = {
      draft: local ? { ...blank, ...local, files: local.files ?? [], promisedFor: local.promisedFor ?? '' } : blank,
      kind: 'loading',
      theirs: null,
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  state = (): DraftState => this.#state;

  /** Reads what the server has. What was typed here meanwhile, or was never saved, is not lost to it. */
  async load(): Promise<void> {
    const local = readDraft(this.login, this.caseId);
    const typed = this.#changes;
    let stored: ServerDraft;
    try {
      stored = await this.api.get(this.caseId);
    } catch {
      this.#set({ kind: 'offline' });
      this.#later(againAfter, () => void this.load());
      return;
    }
    const unsaved = this.#changes !== typed || local?.unsaved === true;
    if (!unsaved || isEmpty(this.#state.draft)) return this.#take(stored);
    if (stored.version === this.#version || stored.version === 0) {
      this.#version = stored.version;
      return this.save();
    }
    this.#differ(stored);
  }

  keep(change: Partial<Composed>): void {
    this.#changes++;
    this.#set({ draft: { ...this.#state.draft, ...change } });
    this.#remember(true);
    if (this.#state.kind === 'conflict' || this.#state.kind === 'loading') return;
    this.#set({ kind: this.#saving ? 'saving' : 'dirty' });
    this.#later(saveAfter, () => void this.save());
  }

  /** Saves now; with keepalive also while the page closes. */
  async save(keepalive = false): Promise<void> {
    this.#stop();
    if (this.#saving) await this.#saving;
    if (this.#state.kind === 'conflict' || this.#state.kind === 'saved') return;
    this.#saving = this.#send(keepalive).finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  }

  mine(): void {
    this.#version = this.#theirVersion;
    this.#set({ kind: 'dirty', theirs: null });
    void this.save();
  }

  theirs(): void {
    const { theirs } = this.#state;
    if (!theirs) return;
    this.#version = this.#theirVersion;
    this.#set({ draft: theirs, kind: 'saved', theirs: null });
    this.#remember(false);
  }

  /** Before sending: nothing may be saved behind the answer that deletes the draft. */
  async settle(): Promise<void> {
    this.#stop();
    if (this.#saving) await this.#saving;
  }

  /** It was sent: the server has deleted it. */
  clear(): void {
    this.#stop();
    this.#version = 0;
    this.#set({ draft: blank, kind: 'saved', theirs: null });
    this.#remember(false);
  }

  /** The person leaves the case. */
  leave(): void {
    if (this.#state.kind === 'dirty') void this.save(true);
    this.#stop();
  }

  async #send(keepalive: boolean): Promise<void> {
    const { draft } = this.#state;
    const typed = this.#changes;
    this.#set({ kind: 'saving' });
    try {
      const body = {
        version: this.#version,
        mode: draft.mode,
        text: draft.text,
        attachments: draft.files.map((one) => one.id),
        ...(draft.promisedFor ? { promisedFor: draft.promisedFor } : {}),
      };
      this.#version = (await this.api.put(this.caseId, body, keepalive)).version;
    } catch (error) {
      if (error instanceof HttpError && error.code === 'draft-changed') return this.#differ(error.problem.draft as ServerDraft);
      this.#set({ kind: 'offline' });
      this.#later(againAfter, () => void this.save());
      return;
    }
    const more = this.#changes !== typed;
    this.#set({ kind: more ? 'dirty' : 'saved' });
    this.#remember(more);
    if (more) this.#later(saveAfter, () => void this.save());
  }

  #take(stored: ServerDraft): void {
    this.#version = stored.version;
    this.#set({ draft: composed(stored), kind: 'saved', theirs: null });
    this.#remember(false);
  }

  #differ(stored: ServerDraft): void {
    this.#theirVersion = stored.version;
    const theirs = composed(stored);
    const { draft } = this.#state;
    const same = theirs.text === draft.text && theirs.mode === draft.mode && theirs.files.length === draft.files.length;
    if (same || isEmpty(draft)) this.#take(stored);
    else this.#set({ kind: 'conflict', theirs });
  }

  #remember(unsaved: boolean): void {
    writeDraft(this.login, this.caseId, { ...this.#state.draft, version: this.#version, unsaved });
  }

  #later(milliseconds: number, act: () => void): void {
    this.#stop();
    this.#timer = setTimeout(act, milliseconds);
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const composed = (stored: ServerDraft): Composed => ({
  mode: stored.mode,
  text: stored.text,
  promisedFor: stored.promisedFor ?? '',
  files: stored.files,
});

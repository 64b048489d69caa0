import { HttpError, isFinal } from '@/lib/api/http';
import { blank, type Composed, composed, isEmpty } from './composed';
import { type DraftServer, server } from './draftServer';
import { readDraft, writeDraft } from './localDraft';
import type { ServerDraft } from './types';

export interface DraftState {
  draft: Composed;
  /** saving and dirty become saved; offline is tried again; conflict waits for the person; refused stays in this browser. */
  kind: 'loading' | 'saved' | 'dirty' | 'saving' | 'offline' | 'conflict' | 'refused';
  /** With a conflict: what another tab or browser saved. */
  theirs: Composed | null;
}

const saveAfter = 800;
const againAfter = 5000;

/** Keeps one draft on the server while it is written: every pause is saved, another tab's version is never overwritten unasked. */
export class DraftSync {
  #state: DraftState;
  #version: number;
  #theirVersion = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #saving: Promise<void> | null = null;
  #changes = 0;
  /** How the person chose to send it since it was last saved; no answer of the server takes this back. */
  #chosen: Composed['mode'] | null = null;
  #left = false;
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
    this.#left = false;
    const local = readDraft(this.login, this.caseId);
    const typed = this.#changes;
    let stored: ServerDraft;
    try {
      stored = await this.api.get(this.caseId);
    } catch (error) {
      this.#failed(error, () => void this.load());
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
    this.#chosen = change.mode ?? this.#chosen;
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
    this.#chosen = null;
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
    this.#chosen = null;
    this.#set({ draft: blank, kind: 'saved', theirs: null });
    this.#remember(false);
  }

  /** The person leaves the case. */
  leave(): void {
    if (this.#state.kind === 'dirty') void this.save(true);
    this.#left = true;
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
      this.#failed(error, () => void this.save());
      return;
    }
    const more = this.#changes !== typed;
    if (!more) this.#chosen = null;
    this.#set({ kind: more ? 'dirty' : 'saved' });
    this.#remember(more);
    if (more) this.#later(saveAfter, () => void this.save());
  }

  #take(stored: ServerDraft): void {
    const draft = composed(stored);
    const mode = this.#chosen ?? draft.mode;
    const more = mode !== draft.mode;
    this.#version = stored.version;
    this.#set({ draft: { ...draft, mode }, kind: more ? 'dirty' : 'saved', theirs: null });
    this.#remember(more);
    if (more) this.#later(saveAfter, () => void this.save());
  }

  /** What the server refuses it refuses again; what did not reach it is tried again while the person is here. */
  #failed(error: unknown, again: () => void): void {
    const refused = isFinal(error);
    this.#set({ kind: refused ? 'refused' : 'offline' });
    if (!refused && !this.#left) this.#later(againAfter, again);
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

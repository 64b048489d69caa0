import type { BoardView } from '@/lib/api/types';
import type { CaseStore } from '@/lib/cases/caseStore';
import type { Connect, LiveConnection } from './connection';
import { type SequenceEvent, step, unwatched } from './sequence';
import { Subscriptions } from './subscriptions';

export interface LiveStatus {
  /** Connected, positioned in the sequence, and the lists read. */
  up: boolean;
  /** Was up at least once: before that the screen is only starting. */
  wasUp: boolean;
  /** When the last frame came, or when we began. */
  lastFrameAt: number;
  board: BoardView | null;
}

export interface FeedEvents {
  /** The hub cannot be reached; a socket does not say whether the session has ended. */
  unreachable(): void;
  /** Up again: what is not part of the lists may have changed unnoticed. */
  caughtUp(): void;
  /** There is a new notification for this person. */
  notified(): void;
}

const retryAfter = 1000;
const heartbeatEvery = 20_000;

/** Keeps a case store in step with one view of the hub. */
export class LiveFeed {
  #state = unwatched;
  #status: LiveStatus = { up: false, wasUp: false, lastFrameAt: Date.now(), board: null };
  #listeners = new Set<() => void>();
  #connection: LiveConnection | null = null;
  #stopped = false;
  /** The lists lack what a failed or running reload would have brought. */
  #behind = true;
  #readWithoutHub = false;
  readonly subscriptions = new Subscriptions();

  constructor(
    private readonly connect: Connect,
    private readonly view: string,
    private readonly store: CaseStore,
    private readonly events: FeedEvents,
  ) {}

  /** Subscribes to the view; the returned function ends it for good. */
  start(): () => void {
    this.#stopped = false;
    this.#connection = this.connect({
      connected: () => {
        this.#heard();
        this.#handle({ type: 'connected' });
        void this.#watchBoard();
        if (this.#connection) this.subscriptions.connected(this.#connection);
      },
      disconnected: () => {
        this.subscriptions.disconnected();
        this.#handle({ type: 'disconnected' });
      },
      unreachable: () => this.#unreachable(),
      changes: (batch) => {
        this.#heard();
        if (batch.view === this.view) this.#handle({ type: 'changes', batch });
      },
      board: (board) => this.#heard({ board }),
      pulse: () => this.#heard(),
      present: (caseId, people) => this.subscriptions.present(caseId, people),
      counts: (counts) => this.subscriptions.counted(counts),
      notified: () => this.events.notified(),
    });
    const heartbeat = setInterval(() => this.#beat(), heartbeatEvery);
    const hurry = () => this.#connection?.hurry();
    // The browser knows before any timeout that there is no network; a socket that outlived it may be dead and is not waited for.
    const lost = () => {
      this.subscriptions.disconnected();
      this.#handle({ type: 'disconnected' });
    };
    const back = () => this.#connection?.renew();
    globalThis.addEventListener?.('offline', lost);
    globalThis.addEventListener?.('online', back);
    globalThis.addEventListener?.('focus', hurry);
    return () => {
      this.#stopped = true;
      clearInterval(heartbeat);
      globalThis.removeEventListener?.('offline', lost);
      globalThis.removeEventListener?.('online', back);
      globalThis.removeEventListener?.('focus', hurry);
      this.#connection?.stop();
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  status = (): LiveStatus => this.#status;

  get #started(): LiveConnection {
    if (this.#connection === null) throw new Error('The feed is not started.');
    return this.#connection;
  }

  #handle(event: SequenceEvent): void {
    const [state, effects] = step(this.#state, event);
    this.#state = state;
    for (const effect of effects) {
      if (effect.type === 'apply') this.store.apply(effect.changes);
      else if (effect.type === 'reload') void this.#reload();
      else void this.#watch(effect.epoch, effect.after);
    }
    this.#refresh();
  }

  async #watch(epoch: string | null, after: number): Promise<void> {
    try {
      const position = await this.#started.watch(this.view, epoch, after);
      this.#heard();
      this.#handle({ type: 'positioned', position });
    } catch {
      // The connection may be fine and a silo not: ask again while we are still waiting for a position.
      setTimeout(() => {
        if (!this.#stopped && this.#state.phase === 'catchingUp') void this.#watch(epoch, after);
      }, retryAfter);
    }
  }

  async #reload(): Promise<void> {
    this.#behind = true;
    this.#refresh();
    const done = await this.store.reload();
    if (this.#stopped) return;
    if (done) this.#behind = this.store.reloading;
    else setTimeout(() => !this.#stopped && void this.#reload(), retryAfter);
    this.#refresh();
  }

  async #watchBoard(): Promise<void> {
    try {
      this.#heard({ board: await this.#started.watchBoard() });
    } catch {
      setTimeout(() => {
        if (!this.#stopped && this.#state.phase !== 'down') void this.#watchBoard();
      }, retryAfter);
    }
  }

  #unreachable(): void {
    // Old data with a banner is better than none, once; afterwards the hub's position decides.
    if (!this.#readWithoutHub && !this.#status.wasUp) {
      this.#readWithoutHub = true;
      void this.store.reload();
    }
    this.events.unreachable();
  }

  #beat(): void {
    const visible = typeof document === 'undefined' || document.visibilityState === 'visible';
    if (visible && this.#state.phase !== 'down') this.#connection?.heartbeat().catch(() => undefined);
  }

  #heard(more: Partial<LiveStatus> = {}): void {
    this.#publish({ ...this.#status, ...more, lastFrameAt: Date.now() });
  }

  #refresh(): void {
    const up = this.#state.phase === 'following' && !this.#behind;
    if (up === this.#status.up) return;
    this.#publish({ ...this.#status, up, wasUp: this.#status.wasUp || up });
    if (up) this.events.caughtUp();
  }

  #publish(status: LiveStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener();
  }
}

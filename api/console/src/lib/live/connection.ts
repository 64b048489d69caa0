import { HttpTransportType, type HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';
import { regionOfPage } from '@/lib/api/regionOfPage';
import type { BoardView } from '@/lib/api/types';
import type { CasePerson, ChangeBatch, ViewPosition } from './messages';
import type { SubscriptionHub } from './subscriptions';

/** What the hub sends. */
export interface LiveHandlers {
  connected(): void;
  disconnected(): void;
  /** An attempt to connect failed; another follows. */
  unreachable(): void;
  changes(batch: ChangeBatch): void;
  board(board: BoardView): void;
  pulse(): void;
  present(caseId: string, people: CasePerson[]): void;
  counts(counts: (number | null)[]): void;
  /** There is a new notification for this person. */
  notified(): void;
}

/** What we ask of the hub. */
export interface LiveConnection extends SubscriptionHub {
  watch(view: string, epoch: string | null, after: number): Promise<ViewPosition>;
  watchBoard(): Promise<BoardView>;
  heartbeat(): Promise<void>;
  /** Connects now instead of at the next attempt. */
  hurry(): void;
  /** Gives up the present connection, alive or not, and makes another. */
  renew(): void;
  stop(): void;
}

export type Connect = (handlers: LiveHandlers) => LiveConnection;

const pauses = [0, 300, 1000, 2000, 4000];

/** The only file that uses SignalR. Reconnects for ever: an operator's screen stays open for days. */
export const connectToHub: Connect = (handlers) => {
  // The WebSocket alone, without negotiation, lets any balancer spread connections without sticky sessions.
  const hub: HubConnection = new HubConnectionBuilder()
    .withUrl(`/live?region=${encodeURIComponent(regionOfPage() ?? '')}`, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .configureLogging(LogLevel.None)
    .build();
  hub.serverTimeoutInMilliseconds = 20_000;
  hub.keepAliveIntervalInMilliseconds = 10_000;

  let stopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const plan = (milliseconds: number) => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void start(), milliseconds);
  };

  const start = async () => {
    timer = null;
    if (stopped || hub.state !== HubConnectionState.Disconnected) return;
    try {
      await hub.start();
    } catch {
      if (stopped) return;
      failures++;
      handlers.unreachable();
      // Jitter: a restarted api must not meet every screen of a country in the same second.
      plan((pauses[failures] ?? 5000) * (0.7 + Math.random() * 0.6));
      return;
    }
    failures = 0;
    if (stopped) return void hub.stop();
    // Lost with the connection: asked again after each connect. What came meanwhile is in the list.
    hub.send('WatchNotices').catch(() => undefined);
    handlers.connected();
  };

  hub.on('Changes', (batch: ChangeBatch) => handlers.changes(batch));
  hub.on('Board', (board: BoardView) => handlers.board(board));
  hub.on('Pulse', () => handlers.pulse());
  hub.on('Present', (caseId: string, people: CasePerson[]) => handlers.present(caseId, people));
  hub.on('Counts', (counts: (number | null)[]) => handlers.counts(counts));
  hub.on('Notified', () => handlers.notified());
  // The server hangs up by itself after this; onclose does the rest.
  hub.on('Closing', () => undefined);
  hub.onclose(() => {
    if (stopped) return;
    handlers.disconnected();
    plan(Math.random() * 300);
  });

  plan(0);
  return {
    watch: (view, epoch, after) => hub.invoke<ViewPosition>('Watch', view, epoch, after),
    watchBoard: () => hub.invoke<BoardView>('WatchBoard'),
    heartbeat: () => hub.send('Heartbeat'),
    viewCase: (caseId, viewerToken) => hub.invoke<CasePerson[]>('Look', caseId, viewerToken),
    leaveCase: () => hub.send('LookAway'),
    typing: (caseId) => hub.send('Typing', caseId),
    typingEnded: (caseId) => hub.send('TypingEnded', caseId),
    watchCounts: (filters) =>
      hub.invoke<(number | null)[]>(
        'WatchCounts',
        filters.map((one) => one.filter),
      ),
    hurry: () => {
      if (hub.state === HubConnectionState.Disconnected) plan(0);
    },
    renew: () => {
      if (hub.state === HubConnectionState.Disconnected) plan(0);
      else if (hub.state === HubConnectionState.Connected) void hub.stop();
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      void hub.stop();
    },
  };
};

import { randomUUID } from 'node:crypto';

const end = '\u001e';
const ringSize = 500;

/** Just enough of SignalR's JSON protocol and of the hub's sequence protocol. */
export class Hub {
  refusing = false;
  #muted = false;
  #epoch = randomUUID();
  #sequence = 0;
  #ring = [];
  #peers = new Set();
  #boardDue = false;

  constructor(world) {
    this.world = world;
    world.listeners.add((summary) => this.#publish(summary));
    setInterval(() => this.#all('Pulse', new Date().toISOString()), 10_000);
    setInterval(() => {
      if (!this.#boardDue) return;
      this.#boardDue = false;
      this.#all('Board', world.board());
    }, 1000);
  }

  /** drop: hang up; down/up: refuse connections; mute/unmute: connected but silent; epoch: as after a feed's restart. */
  control(what) {
    if (what === 'down') this.refusing = true;
    if (what === 'up') this.refusing = false;
    if (what === 'mute') this.#muted = true;
    if (what === 'unmute') this.#muted = false;
    if (what === 'epoch') [this.#epoch, this.#sequence, this.#ring] = [randomUUID(), 0, []];
    if (what === 'drop' || what === 'down') for (const peer of this.#peers) peer.socket.terminate();
  }

  accept(socket) {
    const peer = { socket, views: new Set() };
    this.#peers.add(peer);
    const ping = setInterval(() => this.#send(peer, { type: 6 }), 10_000);
    socket.on('close', () => {
      clearInterval(ping);
      this.#peers.delete(peer);
    });
    socket.on('message', (data) => {
      for (const frame of String(data).split(end).filter(Boolean)) this.#hear(peer, JSON.parse(frame));
    });
  }

  #hear(peer, frame) {
    if (frame.protocol) return peer.socket.send(`{}${end}`);
    if (frame.type !== 1 || !frame.invocationId) return undefined;
    const result =
      frame.target === 'Watch'
        ? this.#watch(peer, ...frame.arguments)
        : frame.target === 'WatchBoard'
          ? this.world.board()
          : ['Look', 'WatchCounts'].includes(frame.target)
            ? []
            : null;
    return this.#send(peer, { type: 3, invocationId: frame.invocationId, result });
  }

  #watch(peer, view, epoch, after) {
    peer.views.add(view);
    const oldest = this.#ring[0]?.sequence ?? this.#sequence + 1;
    const reload = epoch !== this.#epoch || after < oldest - 1;
    const missed = reload ? [] : this.#ring.filter((change) => change.sequence > after);
    return { view, epoch: this.#epoch, sequence: this.#sequence, reload, missed };
  }

  #publish(summary) {
    const change = { sequence: ++this.#sequence, left: false, case: summary };
    this.#ring = [...this.#ring, change].slice(-ringSize);
    this.#boardDue = true;
    for (const peer of this.#peers) {
      for (const view of peer.views)
        this.#call(peer, 'Changes', { view, epoch: this.#epoch, after: change.sequence - 1, changes: [change] });
    }
  }

  #all(target, argument) {
    for (const peer of this.#peers) this.#call(peer, target, argument);
  }

  #call(peer, target, argument) {
    if (!this.#muted) this.#send(peer, { type: 1, target, arguments: [argument] });
  }

  #send(peer, frame) {
    if (peer.socket.readyState === 1) peer.socket.send(JSON.stringify(frame) + end);
  }
}

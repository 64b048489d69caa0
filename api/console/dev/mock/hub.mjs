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
  #clients = new Set();
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
    if (what === 'drop' || what === 'down') for (const client of this.#clients) client.socket.terminate();
  }

  accept(socket) {
    const client = { socket, views: new Set() };
    this.#clients.add(client);
    const ping = setInterval(() => this.#send(client, { type: 6 }), 10_000);
    socket.on('close', () => {
      clearInterval(ping);
      this.#clients.delete(client);
    });
    socket.on('message', (data) => {
      for (const frame of String(data).split(end).filter(Boolean)) this.#hear(client, JSON.parse(frame));
    });
  }

  #hear(client, frame) {
    if (frame.protocol) return client.socket.send(`{}${end}`);
    if (frame.type !== 1 || !frame.invocationId) return undefined;
    const result =
      frame.target === 'Watch'
        ? this.#watch(client, ...frame.arguments)
        : frame.target === 'WatchBoard'
          ? this.world.board()
          : ['Look', 'WatchCounts'].includes(frame.target)
            ? []
            : null;
    return this.#send(client, { type: 3, invocationId: frame.invocationId, result });
  }

  #watch(client, view, epoch, after) {
    client.views.add(view);
    const oldest = this.#ring[0]?.sequence ?? this.#sequence + 1;
    const reload = epoch !== this.#epoch || after < oldest - 1;
    const missed = reload ? [] : this.#ring.filter((change) => change.sequence > after);
    return { view, epoch: this.#epoch, sequence: this.#sequence, reload, missed };
  }

  #publish(summary) {
    const change = { sequence: ++this.#sequence, left: false, case: summary };
    this.#ring = [...this.#ring, change].slice(-ringSize);
    this.#boardDue = true;
    for (const client of this.#clients) {
      for (const view of client.views)
        this.#call(client, 'Changes', { view, epoch: this.#epoch, after: change.sequence - 1, changes: [change] });
    }
  }

  #all(target, argument) {
    for (const client of this.#clients) this.#call(client, target, argument);
  }

  #call(client, target, argument) {
    if (!this.#muted) this.#send(client, { type: 1, target, arguments: [argument] });
  }

  #send(client, frame) {
    if (client.socket.readyState === 1) client.socket.send(JSON.stringify(frame) + end);
  }
}

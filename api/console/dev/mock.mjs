// A mock of the api, to develop the console alone: node dev/mock.mjs [port]. All its data is invented.
// Any login works; "executor", "lead" and "admin" sign in with that role. POST /mock/{drop,mute,arrive} for trying things out.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { handle } from './mock/http.mjs';
import { Hub } from './mock/hub.mjs';
import { World } from './mock/world.mjs';

const port = Number(process.argv[2] ?? 5080);
const root = fileURLToPath(new URL('../../wwwroot', import.meta.url));
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

const world = new World(Number(process.env.MOCK_CASES ?? 180));
const hub = new Hub(world);

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://mock').pathname;
  if (path.startsWith('/api/') || path.startsWith('/mock/')) return void handle(world, hub, request, response);
  const asked = join(root, path);
  const file = extname(asked) && existsSync(asked) ? asked : join(root, 'index.html');
  response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
  createReadStream(file).pipe(response);
});

const sockets = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, socket, head) => {
  if (hub.refusing) return socket.destroy();
  sockets.handleUpgrade(request, socket, head, (client) => hub.accept(client));
});

server.listen(port, () => console.log(`http://localhost:${port}`));
if (process.env.MOCK_QUIET === undefined) setInterval(() => world.live(), 3000);

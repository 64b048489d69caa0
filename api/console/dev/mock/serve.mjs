import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { handle } from './http.mjs';
import { Hub } from './hub.mjs';
import { World } from './world.mjs';

const root = process.env.MOCK_ROOT ?? fileURLToPath(new URL('../../../wwwroot', import.meta.url));
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

/** The mock and the last build of the console (or the one in MOCK_ROOT) at a port (0: a free one). */
export async function serve({ port = 0, cases = 180 } = {}) {
  const world = new World(cases);
  const hub = new Hub(world);
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://mock').pathname;
    if (path.startsWith('/api/') || path.startsWith('/mock/')) return void handle(world, hub, request, response);
    const asked = join(root, path);
    const file = extname(asked) && existsSync(asked) ? asked : join(root, 'index.html');
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    const packed = existsSync(`${file}.gz`) && (request.headers['accept-encoding'] ?? '').includes('gzip');
    if (packed) response.setHeader('Content-Encoding', 'gzip');
    createReadStream(packed ? `${file}.gz` : file).pipe(response);
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (hub.refusing) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (client) => hub.accept(client));
  });
  await new Promise((ready) => server.listen(port, ready));
  return { world, hub, address: `http://localhost:${server.address().port}` };
}

// The emulator as a process: node server.mjs <port>
import { createRequire } from 'node:module';

const TelegramServer = createRequire(import.meta.url)('telegram-test-api');
const server = new TelegramServer({ host: '127.0.0.1', port: Number(process.argv[2]), storeTimeout: 3600 });
await server.start();
console.log(`listening on ${server.config.apiURL}`);

// A mock of the api, to develop the console alone: node dev/mock.mjs [port]. All its data is invented.
// Any login works; "executor", "lead" and "admin" sign in with that role. POST /mock/{drop,mute,arrive} for trying things out.
import { serve } from './mock/serve.mjs';

const { world, address } = await serve({ port: Number(process.argv[2] ?? 5080), cases: Number(process.env.MOCK_CASES ?? 180) });
console.log(address);
if (process.env.MOCK_QUIET === undefined) setInterval(() => world.live(), 3000);

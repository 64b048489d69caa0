// An S3 server as a process: node server.mjs <port> <folder> <bucket>
import { createRequire } from 'node:module';

const S3rver = createRequire(import.meta.url)('s3rver');
const [, , port, directory, bucket] = process.argv;
const server = new S3rver({ address: '127.0.0.1', port: Number(port), silent: true, directory, configureBuckets: [{ name: bucket }] });
await server.run();
console.log(`listening on ${port}`);

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const texts = /\.(?:js|css|svg|html|json)$/;

/** Leaves a Brotli and a gzip file beside every text of the build: the server only picks one. A page served without TLS gets gzip. */
export const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir }, bundle) {
    for (const name of [...Object.keys(bundle), 'mark.svg'].filter((file) => texts.test(file))) {
      const path = join(dir ?? '', name);
      const plain = readFileSync(path);
      const brotli = {
        params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
      };
      writeFileSync(`${path}.br`, brotliCompressSync(plain, brotli));
      writeFileSync(`${path}.gz`, gzipSync(plain, { level: constants.Z_BEST_COMPRESSION }));
    }
  },
});

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { compressed } from './dev/compress';
import { paperFonts } from './dev/paperFonts';

const api = process.env.DIALOG_API ?? 'http://localhost:5080';

export default defineConfig({
  plugins: [react(), compressed(), paperFonts()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    // What the first screen needs is one file, what later screens share another: a hundred small ones cost more than they hold.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'] },
            { name: 'shared', minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': api,
      '/live': { target: api, ws: true },
    },
  },
  test: { include: ['tests/**/*.test.{ts,tsx}'], environment: 'node', setupFiles: ['tests/setup.ts'] },
});

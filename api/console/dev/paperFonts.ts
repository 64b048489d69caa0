import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

const home = '@expo-google-fonts/pt-sans';
const files = ['400Regular/PTSans_400Regular.ttf', '700Bold/PTSans_700Bold.ttf', 'LICENSE_FONT'];

/** The fonts with which the server prints cases, and their licence: PT Sans, SIL Open Font License. */
export const paperFonts = (): Plugin => ({
  name: 'paper-fonts',
  apply: 'build',
  writeBundle({ dir }) {
    const folder = join(dir ?? '', 'fonts');
    const { resolve } = createRequire(import.meta.url);
    mkdirSync(folder, { recursive: true });
    for (const file of files) copyFileSync(join(resolve(`${home}/package.json`), '..', file), join(folder, basename(file)));
  },
});

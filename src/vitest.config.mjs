import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: { alias: { '@dialnexa/web-sdk/core': here('web-sdk/src/core.ts'), '@dialnexa/web-sdk': here('web-sdk/src/index.ts') } },
  test: { include: ['*/test/**/*.test.ts'] },
});

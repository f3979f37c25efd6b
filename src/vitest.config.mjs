import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: { alias: { '@dialnexa/web-sdk/core': here('web-sdk/src/core.ts'), '@dialnexa/web-sdk': here('web-sdk/src/index.ts') } },
  // No test waits for these: they end what hangs. Five seconds are little for one that begins a bundler on a busy machine.
  test: { include: ['*/test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});

import { defineConfig } from 'vitest/config';
import { common } from './bundle-options.mjs';

export default defineConfig({
  resolve: { alias: common.alias },
  // No test waits for these: they end what hangs. Five seconds are little for one that begins a bundler on a busy machine.
  test: { include: ['*/test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});

// What every script is bundled with, and the SDK's two forms: shared by build.mjs and by the tests of the bundles.
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** ES2017 is the floor: what older browsers get is the snippet's `nomodule` line. */
export const common = {
  bundle: true,
  minify: true,
  target: 'es2017',
  legalComments: 'none',
  logLevel: 'warning',
  alias: { '@dialnexa/web-sdk': here('web-sdk/src/index.ts') },
};

/** For `<script src>`: sets the global `DialNexaWebCall`. */
export const sdkScript = { ...common, entryPoints: [here('web-sdk/src/global.ts')], format: 'iife', sourcemap: true };

/** For `import`. */
export const sdkModule = { ...common, entryPoints: [here('web-sdk/src/index.ts')], format: 'esm', sourcemap: true };

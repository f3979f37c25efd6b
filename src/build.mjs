// Bundles and minifies every script that wwwroot serves. `dotnet build` runs it after the TypeScript compiler has
// checked the sources; `node build.mjs` alone does the same without the check.
import { build } from 'esbuild';
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildFrame } from './build-frame.mjs';
import { buildLoader } from './build-loader.mjs';
import { sdkModule, sdkParts, sdkScript } from './bundle-options.mjs';
import { packSdk } from './pack-sdk.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// What an earlier build left there would be served, and kept for ever, as a file of this release.
await rm(here('../wwwroot/web-sdk'), { recursive: true, force: true });
await mkdir(here('../wwwroot'), { recursive: true });
await Promise.all([
  build({ ...sdkModule, outfile: here('web-sdk/dist/dialnexa.mjs') }),
  build({ ...sdkModule, outfile: here('../wwwroot/web-sdk/dialnexa.mjs') }),
  build({ ...sdkScript, outfile: here('../wwwroot/web-sdk/dialnexa.min.js') }),
  build({ ...sdkParts, outdir: here('../wwwroot/web-sdk') }),
  buildLoader(here('../wwwroot/widget')),
  buildFrame(here('../wwwroot/widget')),
]);
await packSdk(here('../wwwroot/web-sdk'));

// Bundles and minifies every script that wwwroot serves. `dotnet build` runs it after the TypeScript compiler has
// checked the sources; `node build.mjs` alone does the same without the check.
import { build } from 'esbuild';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { common, sdkModule, sdkScript } from './bundle-options.mjs';
import { packSdk } from './pack-sdk.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await mkdir(here('../wwwroot'), { recursive: true });
await Promise.all([
  build({ ...sdkModule, outfile: here('web-sdk/dist/dialnexa.mjs') }),
  build({ ...sdkModule, outfile: here('../wwwroot/web-sdk/dialnexa.mjs') }),
  build({ ...sdkScript, outfile: here('../wwwroot/web-sdk/dialnexa.min.js') }),
  build({ ...common, entryPoints: [here('widget/src/loader.ts')], format: 'iife', outfile: here('../wwwroot/widget/loader.js') }),
  build({
    ...common,
    entryPoints: [here('widget/src/frame.ts')],
    format: 'iife',
    sourcemap: true,
    outfile: here('../wwwroot/widget/frame.js'),
  }),
  build({ ...common, entryPoints: [here('widget/src/frame.css')], outfile: here('../wwwroot/widget/frame.css') }),
]);
await packSdk(here('../wwwroot/web-sdk'));

// Bundles and minifies every script that wwwroot serves. `dotnet build` runs it after the TypeScript compiler has
// checked the sources; `node build.mjs` alone does the same without the check.
import { build } from 'esbuild';
import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(await readFile(here('web-sdk/package.json'), 'utf8'));

/** ES2017 is the floor: what older browsers get is the snippet's `nomodule` line. */
const common = {
  bundle: true,
  minify: true,
  target: 'es2017',
  legalComments: 'none',
  logLevel: 'warning',
  define: { SDK_VERSION: JSON.stringify(version) },
  alias: { '@dialnexa/web-sdk': here('web-sdk/src/index.ts') },
};

await mkdir(here('../wwwroot'), { recursive: true });
await Promise.all([
  build({ ...common, entryPoints: [here('web-sdk/src/index.ts')], format: 'esm', sourcemap: true, outfile: here('web-sdk/dist/dialnexa.mjs') }),
  build({ ...common, entryPoints: [here('web-sdk/src/index.ts')], format: 'esm', sourcemap: true, outfile: here('../wwwroot/web-sdk/dialnexa.mjs') }),
  build({ ...common, entryPoints: [here('web-sdk/src/global.ts')], format: 'iife', sourcemap: true, outfile: here('../wwwroot/web-sdk/dialnexa.min.js') }),
  build({ ...common, entryPoints: [here('widget/src/loader.ts')], format: 'iife', outfile: here('../wwwroot/widget/loader.js') }),
  build({ ...common, entryPoints: [here('widget/src/frame.ts')], format: 'iife', sourcemap: true, outfile: here('../wwwroot/widget/frame.js') }),
  build({ ...common, entryPoints: [here('widget/src/frame.css')], outfile: here('../wwwroot/widget/frame.css') }),
]);

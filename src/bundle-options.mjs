// What every script is bundled with, and the SDK's forms: shared by build.mjs and by the tests of the bundles.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** ES2017 and `import()` are the floor: what older browsers get is the snippet's `nomodule` line. */
export const common = {
  bundle: true,
  minify: true,
  target: 'es2017',
  supported: { 'dynamic-import': true },
  legalComments: 'none',
  logLevel: 'warning',
  alias: { '@dialnexa/web-sdk/core': here('web-sdk/src/core.ts'), '@dialnexa/web-sdk': here('web-sdk/src/index.ts') },
};

/** What runs after the visitor wanted it is a module, in browsers that can make a call: Safari 15 and those of its time. */
export const afterIntent = ['safari15', 'chrome94', 'firefox94'];

/** What esbuild leaves: terser follows values further, which is worth a twentieth of what a visitor downloads. */
export const tighter = {
  ecma: 2017,
  compress: { ecma: 2017, passes: 3, hoist_props: true, keep_fargs: false, pure_getters: true, unsafe_arrows: true, unsafe_methods: true },
};

/**
 * Names of the SDK's own, which no page, browser, wire or storage knows: shortened, in every file alike. A name that is missing
 * here costs a few bytes; one too many breaks a call, which the tests place through the built scripts too. The oftenest first:
 * those get one letter.
 */
export const privateNames = `
  lifetime sound session core options connection listener peer endedBy resource emitter owner controls bearer typing wait
  player release captured onEnd over subscriptions ask context emit finish leave loudness mark findLeftCall openPeer
  tell voice adopt eventName fields isMuted single speakerId undos abandon announced applyMute check currentState
  discard microphoneState post setMuted stopCaptured subscribe tellPlatform connectPeer listen microphoneId reached startedAtMs
  unsubscribe lastStats lastWork
`
  .trim()
  .split(/\s+/);

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A letter or two for each. Given here, or each file would make its own: what the script hands to a part would not be found there. */
const shortened = privateNames.map((name, index) => [name, (index < letters.length ? '' : '_') + letters[index % letters.length]]);

const { version } = JSON.parse(readFileSync(here('web-sdk/package.json'), 'utf8'));

const sdk = {
  ...common,
  mangleProps: new RegExp(`^(${privateNames.join('|')})$`),
  mangleCache: Object.fromEntries(shortened),
  define: { SDK_VERSION: JSON.stringify(version) },
  sourcemap: true,
};

const partsFile = here('web-sdk/src/parts.ts');
const anImport = /import\('\.\/([\w-]+)'\)/g;

/** The sources of the parts, by the one file that loads them. */
export const partNames = Array.from(readFileSync(partsFile, 'utf8').matchAll(anImport), ([, name]) => name);

/** For the classic script: `import()` of what stands beside it, in place of what the sources import. */
const partsBesideScript = {
  name: 'parts-beside-script',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[/\\]parts\.ts$/ }, () => ({
      loader: 'ts',
      contents:
        "import { besideScript } from './script-address';" + readFileSync(partsFile, 'utf8').replace(anImport, "import(besideScript('$1'))"),
    })),
};

/** For `<script src>`: sets the global `DialNexaWebCall`. */
export const sdkScript = { ...sdk, entryPoints: [here('web-sdk/src/global.ts')], format: 'iife', plugins: [partsBesideScript] };

/** What the script fetches when it is needed, each a module beside it. */
export const sdkParts = {
  ...sdk,
  entryPoints: Object.fromEntries(partNames.map((name) => [`dialnexa.${name}`, here(`web-sdk/src/${name}.ts`)])),
  entryNames: '[name]',
  format: 'esm',
};

/** For `import`: the parts are inside. */
export const sdkModule = { ...sdk, entryPoints: [here('web-sdk/src/index.ts')], format: 'esm' };

// Builds the loader: what a host page runs at once, and the parts that it imports when the visitor shows interest.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { afterIntent, common, tighter } from './bundle-options.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Names of the two parts' own, which no page, browser, frame or storage knows: shortened, in both to the same. Never a command: a page
 * calls those.
 */
const own =
  /^(announce|beyond|block|blocked|button|changed|cornerLook|dress|element|fetchPart|floating|forget|frame|holder|isFor|isLive|launcher|live|minimise|moveTo|over|reach|recall|refuse|remember|restore|run|sandboxed|show|take|tell|unanswered|watchPolicy|wayBack|welcomed)$/;

const part = {
  ...common,
  charset: 'utf8',
  // In every browser since Safari 11.1, though not in the language until ES2020.
  supported: { 'dynamic-import': true },
  mangleProps: own,
};

/**
 * Writes `loader.js` and its two parts into `folder`: the panel, and what is said when that cannot be shown. Each part is
 * `panel.<hash>.js`, the hash being its SHA-256 in base64url: its address, and what the loader has the browser check.
 */
export async function buildLoader(folder) {
  const names = {};
  const make = async (entry, options) => {
    const { outputFiles, mangleCache } = await build({ ...part, ...options, entryPoints: [here(`widget/src/${entry}.ts`)], mangleCache: names, write: false });
    Object.assign(names, mangleCache);
    return (await minify(outputFiles[0].text, { ...tighter, module: options.format === 'esm' })).code;
  };
  const later = { target: afterIntent, format: 'esm' };
  const refusal = await make('refusal', later);
  const panel = await make('panel', { ...later, define: { __REFUSAL_HASH__: JSON.stringify(hashOf(refusal)) } });
  const loader = await make('loader', { format: 'iife', define: { __PANEL_HASH__: JSON.stringify(hashOf(panel)) } });

  await mkdir(folder, { recursive: true });
  const stale = (await readdir(folder)).filter((name) => /^panel\..*\.js$/.test(name));
  await Promise.all(stale.map((name) => rm(`${folder}/${name}`)));
  await writeFile(`${folder}/loader.js`, loader);
  await Promise.all([panel, refusal].map((text) => writeFile(`${folder}/panel.${hashOf(text)}.js`, text)));
}

const hashOf = (text) => createHash('sha256').update(text).digest('base64url');

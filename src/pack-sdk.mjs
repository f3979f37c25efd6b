// Makes the npm package: what `import` gets is in web-sdk/dist already; here are what `require` gets, the classic script
// with its parts, and one self-contained declaration file for each out of the compiler's several. Then `npm pack`.
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { copyFile, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sdkModule } from './bundle-options.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const dist = here('web-sdk/dist');

/** The package's entries, each with the files that make up its types. The widget's has types only. */
const entries = {
  dialnexa: ['error-codes', 'errors', 'call-types', 'call'],
  widget: ['error-codes', 'widget'],
};

/**
 * Joins declaration files whose exports are all public: without their imports from each other nothing else is needed. The
 * empty export at the end keeps private what has no `export`.
 */
export function joinDeclarations(texts) {
  return [...texts.map((text) => text.replace(/^(import .*|export \{\};)\n/gm, '').trim()), 'export {};'].join('\n\n') + '\n';
}

async function readTypes(name) {
  try {
    return await readFile(`${dist}/types/${name}.d.ts`, 'utf8');
  } catch {
    throw new Error(
      'src/web-sdk/dist/types is missing, which the package needs and the TypeScript compiler writes. Run `dotnet build src/WidgetHost` first.',
    );
  }
}

/** The same text twice: by its extension TypeScript knows whether a declaration is of an ES module or of a CommonJS one. */
async function writeDeclarations([entry, files]) {
  const text = joinDeclarations(await Promise.all(files.map(readTypes)));
  await Promise.all(['.d.ts', '.d.cts'].map((extension) => writeFile(`${dist}/${entry}${extension}`, text)));
}

/** For a page without a bundler that serves the package's files itself. A part that is no longer built does not stay. */
async function copyScripts(folder) {
  const isScript = (name) => /\.js(\.map)?$/.test(name);
  await Promise.all((await readdir(dist)).filter(isScript).map((name) => rm(`${dist}/${name}`)));
  await Promise.all((await readdir(folder)).filter(isScript).map((name) => copyFile(`${folder}/${name}`, `${dist}/${name}`)));
}

async function pack(folder) {
  const options = { cwd: here('web-sdk'), shell: process.platform === 'win32' };
  const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], options);
  const [{ filename }] = JSON.parse(stdout);
  await rename(`${folder}/${filename}`, `${folder}/dialnexa-web-sdk.tgz`);
}

/** Writes `dialnexa.d.ts` and `dialnexa-web-sdk.tgz` into `folder`, which has the classic script already. */
export async function packSdk(folder) {
  await Promise.all([
    build({ ...sdkModule, format: 'cjs', outfile: `${dist}/dialnexa.cjs` }),
    ...Object.entries(entries).map(writeDeclarations),
    copyScripts(folder),
  ]);
  await copyFile(`${dist}/dialnexa.d.ts`, `${folder}/dialnexa.d.ts`);
  await pack(folder);
}

// Builds the frame: an ES module that fetches its other parts when they are needed, named by the content of them all, and a
// list for the page, which has the browser fetch ahead what the script will ask for.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { afterIntent, common, privateNames, tighter } from './bundle-options.mjs';
import { frameNames } from './frame-names.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The parts of the SDK that every call needs, and what is taken from them: in the frame they are no files of their own. */
const inside = { upkeep: ['changeMicrophone', 'keepUp'], 'feedback-body': ['feedbackBody'] };

/** What the SDK asks of a page that it does not know, and the frame of nobody. */
const KNOWN = /[/\\]web-sdk[/\\]src[/\\](options|base-url|ice-servers|report)\.ts$/;

/** The frame's own names and the SDK's. */
const mangleProps = new RegExp(`^(${[...frameNames, ...privateNames.filter((name) => !frameNames.taken.has(name))].join('|')})$`);

/** @param words Of `buildWords`. */
const asFrame = (words) => ({
  name: 'as-frame',
  setup({ onLoad }) {
    onLoad({ filter: /widget[/\\]src[/\\]languages[/\\]index\.ts$/ }, () => ({ loader: 'js', contents: words.source }));
    onLoad({ filter: /web-sdk[/\\]src[/\\]parts\.ts$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [part, names] of Object.entries(inside)) {
        const [imported, given] = [' as _', ': _'].map((as) => `{ ${names.map((name) => name + as + name)} }`);
        contents = `import ${imported} from './${part}';` + contents.replace(`import('./${part}')`, `Promise.resolve(${given})`);
      }
      return { loader: 'ts', contents };
    });
    onLoad({ filter: /web-sdk[/\\]src[/\\]repairs\.ts$/ }, () => ({ loader: 'ts', contents: "export * from './repairs';", resolveDir: here('widget/src/frame') }));
    onLoad({ filter: KNOWN }, () => ({ loader: 'ts', contents: "export * from './known';", resolveDir: here('widget/src/frame') }));
  },
});

/** In every part's name until all are made: then the hash of them all, for a name of its own for each would cost a visitor more. */
const VERSION = 'VVVVVVVV';
const partOf = (name) => `chunks/${name}-${VERSION}`;

/** @param folder where `frame.js`, `frame.css`, `frame.json` and the folder `chunks` go. */
export async function buildFrame(folder) {
  const [words, { mangleCache, repairs }, seldomSheet] = await Promise.all([buildWords(), buildRepairs(), buildSheet('styles/seldom.css')]);
  const [{ metafile, outputFiles }, sheet] = await Promise.all([
    build({
      ...common,
      absWorkingDir: here('.'),
      target: afterIntent,
      entryPoints: [here('widget/src/frame.ts')],
      format: 'esm',
      splitting: true,
      metafile: true,
      write: false,
      outdir: folder,
      chunkNames: partOf('[name]'),
      mangleProps,
      mangleCache,
      define: { __SELDOM_SHEET__: JSON.stringify(`./seldom-${VERSION}.css`), __REPAIRS__: JSON.stringify(`./${partOf('repairs')}.js`) },
      plugins: [asFrame(words)],
    }),
    buildSheet('frame.css'),
  ]);
  const scripts = [...words.files, [`${partOf('repairs')}.js`, repairs], ...outputFiles.map(({ path, text }) => [addressOf(path), text])];
  const entry = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === 'widget/src/frame.ts');
  const imports = entry.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => addressOf(path));
  const files = [
    ...(await Promise.all(scripts.map(async ([address, text]) => [address, (await minify(text, { ...tighter, module: true })).code]))),
    [`${partOf('seldom')}.css`, seldomSheet],
    ['frame.css', sheet],
    ['frame.json', JSON.stringify({ imports, languages: words.addresses })],
  ];
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 8).toUpperCase();
  // Parts of earlier builds would stay for ever under their names.
  await rm(join(folder, 'chunks'), { recursive: true, force: true });
  await mkdir(join(folder, 'chunks'), { recursive: true });
  await Promise.all(files.map(([address, text]) => writeFile(join(folder, address.replace(VERSION, hash)), text.replaceAll(VERSION, hash))));
}

const addressOf = (path) => (basename(dirname(path)) === 'chunks' ? `chunks/${basename(path)}` : basename(path));

async function buildSheet(path) {
  const { outputFiles } = await build({ ...common, entryPoints: [here(`widget/src/${path}`)], write: false });
  return outputFiles[0].text;
}

/** What mends a broken connection, and the names that it has for what the script knows too. */
async function buildRepairs() {
  const entryPoints = [here('web-sdk/src/repairs.ts')];
  const { outputFiles, mangleCache } = await build({ ...common, target: afterIntent, entryPoints, format: 'esm', mangleProps, mangleCache: {}, write: false });
  return { repairs: outputFiles[0].text, mangleCache };
}

/** Every language's words, which the script finds by the language's tag alone. */
async function buildWords() {
  const folder = here('widget/src/languages');
  const tags = (await readdir(join(folder, 'seldom'))).map((name) => basename(name, '.ts'));
  const entryPoints = tags.flatMap((tag) => [{ in: join(folder, `${tag}.ts`), out: tag }, { in: join(folder, 'seldom', `${tag}.ts`), out: `seldom-${tag}` }]);
  const { outputFiles } = await build({ ...common, entryPoints, format: 'esm', write: false, outdir: folder });
  return {
    files: outputFiles.map(({ path, text }) => [`${partOf(basename(path, '.js'))}.js`, text]),
    addresses: Object.fromEntries(tags.map((tag) => [tag, `${partOf(tag)}.js`])),
    // In place of languages/index.ts. The folder is a name, or the bundler would look for the files.
    source: `const folder = './chunks/';
      export const TAGS = ${JSON.stringify(tags)};
      export const fetchWords = (name) => import(folder + name + '-${VERSION}.js');
      export const fetchSeldomWords = (tag) => fetchWords('seldom-' + tag);`,
  };
}

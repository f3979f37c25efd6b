// Makes the npm package: one self-contained declaration file out of the compiler's several, then `npm pack`.
import { execFile } from 'node:child_process';
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The files that make up the public types, each after those it needs. */
const publicTypes = ['error-codes', 'errors', 'call-types', 'call'];

/** Joins declaration files whose exports are all public: without their imports from each other nothing else is needed. */
export function joinDeclarations(texts) {
  return texts.map((text) => text.replace(/^(import .*|export \{\};)\n/gm, '').trim()).join('\n\n') + '\n';
}

async function readTypes(name) {
  try {
    return await readFile(here(`web-sdk/dist/types/${name}.d.ts`), 'utf8');
  } catch {
    throw new Error(
      'src/web-sdk/dist/types is missing, which the package needs and the TypeScript compiler writes. Run `dotnet build src/WidgetHost` first.',
    );
  }
}

/** Writes `dialnexa.d.ts` and `dialnexa-web-sdk.tgz` into `folder`; `web-sdk/dist` must have the module already. */
export async function packSdk(folder) {
  await writeFile(here('web-sdk/dist/dialnexa.d.ts'), joinDeclarations(await Promise.all(publicTypes.map(readTypes))));
  await copyFile(here('web-sdk/dist/dialnexa.d.ts'), `${folder}/dialnexa.d.ts`);
  const options = { cwd: here('web-sdk'), shell: process.platform === 'win32' };
  const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], options);
  const [{ filename }] = JSON.parse(stdout);
  await rename(`${folder}/${filename}`, `${folder}/dialnexa-web-sdk.tgz`);
}

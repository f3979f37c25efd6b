import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, test } from 'vitest';
// @ts-expect-error: a build script has no declarations.
import { joinDeclarations } from '../../pack-sdk.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const manifest = JSON.parse(readFileSync(here('../package.json'), 'utf8')) as Record<string, unknown>;
const folder = mkdtempSync(join(tmpdir(), 'dialnexa-package-'));
let tarball: string;
let packed: string[];

/** As a publisher runs it: what the build left in `dist`, and nothing built anew. */
beforeAll(async () => {
  const options = { cwd: here('..'), shell: process.platform === 'win32' };
  const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], options);
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  tarball = join(folder, filename);
  packed = files.map(({ path }) => path);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

test('Package_HasNoDependencies', () => {
  for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies']) expect(manifest).not.toHaveProperty(kind);
});

test('Package_HoldsEveryFileItsManifestPointsTo', () => {
  const pointed = JSON.stringify([manifest['main'], manifest['module'], manifest['types'], manifest['exports']]).match(/dist\/[\w.]+/g)!;
  expect(packed).toEqual(expect.arrayContaining(pointed));
});

test('Package_HoldsTheMapOfEveryScript', () => {
  const scripts = packed.filter((path) => /\.(js|mjs|cjs)$/.test(path));
  expect(scripts).toEqual(expect.arrayContaining(['dist/dialnexa.mjs', 'dist/dialnexa.cjs', 'dist/dialnexa.min.js']));
  expect(packed).toEqual(expect.arrayContaining(scripts.map((path) => `${path}.map`)));
});

test('Package_IsTheBuiltFilesAndTheDocuments', () => {
  const built = /^dist\/[\w.-]+\.(js|mjs|cjs|d\.ts|d\.cts)(\.map)?$/;
  expect(packed.filter((path) => !built.test(path)).sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
});

test('Publint_HasNothingToSay', async () => {
  const { messages } = await publint({ pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer }, strict: true });
  expect(messages).toEqual([]);
}, 60_000);

test('AreTheTypesWrong_FindsNoProblem', async () => {
  const attw = here('../../node_modules/@arethetypeswrong/cli/dist/index.js');
  // It exits with 1 when it has found something, which then stands in what it printed.
  const { stdout } = await promisify(execFile)('node', [attw, tarball, '--format', 'json']).catch((found: { stdout: string }) => found);
  const { analysis } = JSON.parse(stdout) as { analysis: { entrypoints: object; problems: unknown[] } };
  expect(Object.keys(analysis.entrypoints)).toEqual(Object.keys(manifest['exports'] as object));
  expect(analysis.problems).toEqual([]);
}, 60_000);

test('Declarations_AreJoinedWithoutTheirImports', () => {
  const joined = joinDeclarations([
    "import type { B } from './b';\nexport interface A {\n    b: B;\n}\n",
    'type C = 1;\nexport interface B {\n}\nexport {};\n',
  ]) as string;
  expect(joined).toBe('export interface A {\n    b: B;\n}\n\ntype C = 1;\nexport interface B {\n}\n\nexport {};\n');
});

test.each(['dialnexa.d.ts', 'dialnexa.d.cts'])('%s_NamesWhatIndexExports_AndNothingElse', (file) => {
  const index = readFileSync(here('../src/index.ts'), 'utf8');
  const exported = [...index.matchAll(/\{([^}]*)\}/g)].flatMap(([, names]) => names!.split(',').map((name) => name.trim()));
  const text = readFileSync(here(`../dist/${file}`), 'utf8');
  const declared = [...text.matchAll(/^export (?:declare )?(?:class|const|function|interface|type) (\w+)/gm)].map(([, name]) => name);
  expect(declared.sort()).toEqual(exported.sort());
});

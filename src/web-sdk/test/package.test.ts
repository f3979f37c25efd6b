import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
// @ts-expect-error: a build script has no declarations.
import { joinDeclarations } from '../../pack-sdk.mjs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as Record<string, unknown>;

test('Package_HasNoDependencies', () => {
  for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies']) expect(manifest).not.toHaveProperty(kind);
});

test('Package_HoldsEveryFileItsManifestPointsTo', () => {
  const pointed = JSON.stringify([manifest['main'], manifest['module'], manifest['types'], manifest['exports']]).match(/dist\/[\w.]+/g)!;
  const packed = manifest['files'] as string[];
  expect(packed).toEqual(expect.arrayContaining(pointed));
  expect(packed).toContain('dist/dialnexa.mjs.map');
});

test('Declarations_AreJoinedWithoutTheirImports', () => {
  const joined = joinDeclarations([
    "import type { B } from './b';\nexport interface A {\n    b: B;\n}\n",
    'export interface B {\n}\nexport {};\n',
  ]) as string;
  expect(joined).toBe('export interface A {\n    b: B;\n}\n\nexport interface B {\n}\n');
});

test('PackedFiles_AreTheBuiltOnesAndTheDocuments', async () => {
  const options = { cwd: fileURLToPath(new URL('..', import.meta.url)), shell: process.platform === 'win32' };
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], options);
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  const packed = files.map(({ path }) => path);
  expect(packed).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
  expect(packed.filter((path) => !path.startsWith('dist/'))).toHaveLength(3);
});

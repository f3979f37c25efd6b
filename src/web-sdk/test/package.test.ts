import { readFileSync } from 'node:fs';
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
  const joined = joinDeclarations(["import type { B } from './b';\nexport interface A {\n    b: B;\n}\n", 'export interface B {\n}\nexport {};\n']) as string;
  expect(joined).toBe('export interface A {\n    b: B;\n}\n\nexport interface B {\n}\n');
});

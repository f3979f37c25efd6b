import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { expect, test } from 'vitest';
import { platformCodes } from '../src/refusals';
import type { ErrorCode } from '../src/index';
import { DialNexaError } from '../src/errors';

const listed = JSON.parse(readFileSync(new URL('../../Protocol/errors.json', import.meta.url), 'utf8')) as {
  code: ErrorCode;
  status: number | null;
  retryable: boolean;
}[];
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('PlatformsCodes_AreThoseOfTheServersListWithAStatus', () => {
  expect(platformCodes).toEqual(listed.filter(({ status }) => status).map(({ code }) => code));
});

test.each(listed)('$code_CanBeTriedAgain_AsTheServersListSays', ({ code, retryable }) => {
  expect(new DialNexaError(code, '').retryable).toBe(retryable);
});

test.each(listed)('Readme_Explains_$code', ({ code, retryable }) => {
  const row = readme.split('\n').find((line) => line.startsWith(`| \`${code}\` |`));
  expect(row?.split('|').map((cell) => cell.trim())).toMatchObject({
    2: retryable ? 'yes' : 'no',
    3: expect.stringMatching(/\w/),
    4: expect.stringMatching(/\w/),
  });
});

test('Error_CarriesItsParts', () => {
  const cause = new Error('below');
  const error = new DialNexaError('rate_limited', 'Too many.', cause);
  expect(error).toBeInstanceOf(Error);
  expect([error.name, error.code, error.message, error.retryable, error.cause]).toEqual([
    'DialNexaError',
    'rate_limited',
    'Too many.',
    true,
    cause,
  ]);
  expect(String(error)).toBe('DialNexaError: Too many.');
});

test('Error_CanBeMade_OnAPageThatFrozeErrorPrototype', async () => {
  const { build } = await import('esbuild');
  const entry = new URL('../src/errors.ts', import.meta.url).pathname;
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'sdk',
    target: 'es2017',
  });
  const made: unknown = vm.runInNewContext(`'use strict'; Object.freeze(Error.prototype); Object.freeze(Object.prototype);
    ${outputFiles[0]!.text}; const e = new sdk.DialNexaError('cancelled', 'over', 1); [e.name, e.code, e.message, e.retryable, e.cause].join()`);
  expect(made).toBe('DialNexaError,cancelled,over,true,1');
});

import type { CallOptions } from './call-types';
import type { ErrorCode } from './error-codes';
import { DialNexaError } from './errors';

/** What the documentation's snippet has where the reader's own values belong: `YOUR_PUBLIC_API_KEY`, `av_01hx...`. */
const placeholder = /^YOUR_|(\.{3}|\u2026)$/;

/** `dnx_live_…` and `dnx_test_…`, and the older form `id:secret`. */
const secretKey = /^dnx_(live|test)_|:/;

/** Throws for the first thing about the options that cannot work, and says what to write instead. */
export function checkOptions({ agentVersionId, apiKey, variables, metadata }: CallOptions): void {
  requireText('apiKey', apiKey, 'invalid_key', 'a publishable key, from Settings > API Keys');
  if (secretKey.test(apiKey)) {
    throw new DialNexaError(
      'secret_key',
      `apiKey "${apiKey.slice(0, 9)}…" looks like a secret key, which every visitor can read here. Rotate it, and use a publishable key.`,
    );
  }
  requireText('agentVersionId', agentVersionId, 'invalid_request', 'the id of a published agent version');
  requireJson('variables', variables);
  requireJson('metadata', metadata);
}

function requireText(name: string, value: unknown, code: ErrorCode, wanted: string): void {
  if (typeof value !== 'string' || !value || placeholder.test(value)) {
    throw new DialNexaError(code, `${name} is "${value}". It must be ${wanted}.`);
  }
}

function requireJson(name: string, value: unknown): void {
  try {
    if (value === undefined || /^\{/.test(JSON.stringify(value))) return;
  } catch {
    // Circular, or a BigInt: told below.
  }
  throw new DialNexaError('invalid_request', `${name} must be an object of JSON values.`);
}

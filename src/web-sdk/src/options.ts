import type { CallOptions } from './call-types';
import type { ErrorCode } from './error-codes';
import { DialNexaError, wrongOption } from './errors';

/** What the options come to on the wire: the credential, and the fields of the create beside its offer. */
export interface CallRequest {
  bearer: string;
  fields: object;
}

/** What the documentation's snippet has where the reader's own values belong: `YOUR_PUBLIC_API_KEY`, `av_01hx...`. */
const placeholder = /^YOUR_|(\.{3}|\u2026)$/;

/** `dnx_live_…` and `dnx_test_…`, and the older form `id:secret`. */
const secretKey = /^dnx_(live|test)_|:/;

/** A time as JSON has it, a Date's too. Never without its zone, which would be taken for the visitor's. */
const jsonTime = /^"\d{4}-.*(Z|[+-]\d\d:\d\d)"$/;

/** Throws for the first thing about the options that cannot work, and says what to write instead. */
export function readOptions({ agentVersionId, apiKey, grant, variables, metadata, consent }: CallOptions): CallRequest {
  if (apiKey && grant) throw new DialNexaError('invalid_request', 'Use apiKey or grant, not both.');
  return {
    bearer:
      grant === undefined
        ? readCredential('apiKey', apiKey, 'a publishable key, from Settings > API Keys, or a grant', /./)
        : readCredential('grant', grant, 'a grant from your server', /^dnx_grant_/),
    fields: {
      agent_version_id: readText('agentVersionId', agentVersionId, 'the id of a published agent version'),
      variables: readJson('variables', variables),
      metadata: readJson('metadata', metadata),
      consent: consent && {
        version: readText('consent.version', consent.version, 'the version of the consent text'),
        given_at: readTime('consent.givenAt', consent.givenAt),
      },
    },
  };
}

function readCredential(name: string, value: unknown, wanted: string, form: RegExp): string {
  const credential = readText(name, value, wanted, 'invalid_key');
  // Only the beginning is told: messages end up in logs.
  const shown = `${credential.slice(0, 9)}…`;
  if (secretKey.test(credential)) {
    throw new DialNexaError(
      'secret_key',
      `${name} "${shown}" looks like a secret key, which every visitor can read here. Rotate it, and use ${wanted}.`,
    );
  }
  if (!form.test(credential)) throw wrongOption(name, shown, wanted, 'invalid_key');
  return credential;
}

function readText(name: string, value: unknown, wanted: string, code?: ErrorCode): string {
  if (typeof value === 'string' && value && !placeholder.test(value)) return value;
  throw wrongOption(name, value, wanted, code);
}

function readJson(name: string, value: object | undefined): object | undefined {
  try {
    if (value === undefined || /^\{/.test(JSON.stringify(value))) return value;
  } catch {
    // Circular, or a BigInt: told below.
  }
  throw wrongOption(name, value, 'an object of JSON values');
}

function readTime(name: string, value: Date | string): string {
  try {
    if (jsonTime.test(JSON.stringify(value))) return new Date(value).toISOString();
  } catch {
    // A day that no calendar has: told below.
  }
  throw wrongOption(name, value, 'a Date, or ISO 8601 text with a zone');
}

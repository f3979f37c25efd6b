import type { Failure, Variables } from '../messages';

/** The page's variables as they go to the frame: as JSON would carry them, so that a value with functions is no obstacle. */
export function asMessage(given: unknown): Variables | Failure {
  try {
    const variables = JSON.parse(JSON.stringify(given)) as unknown;
    if (typeof variables === 'object' && variables && !Array.isArray(variables)) return { type: 'variables', variables: variables as Variables['variables'] };
  } catch {
    // Circular, or nothing at all.
  }
  return { code: 'invalid_request', message: `setVariables was given ${String(given)}. It takes an object of up to 50 names with JSON values.`, retryable: false };
}

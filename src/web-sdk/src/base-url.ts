import { DialNexaError } from './errors';

const publicPlatform = 'https://api.dialnexa.com';
let scriptOrigin: string | undefined;

/** Told by the classic script, which only while it loads can know where it came from. */
export function rememberScriptOrigin(scriptUrl: string): void {
  scriptOrigin = new URL(scriptUrl).origin;
}

/** The platform's origin: the option, else the page's `<meta>`, else where the classic script came from, else the public one. */
export function resolveBaseUrl(option: string | undefined): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[name=dialnexa-base-url]');
  const address = option || (meta && meta.content) || scriptOrigin || publicPlatform;
  try {
    const { protocol, origin } = new URL(address);
    if (/^https?:$/.test(protocol)) return origin;
  } catch {
    // Told below, like every other address that is none.
  }
  throw new DialNexaError('invalid_request', `baseUrl is "${address}". It must be an https address.`);
}

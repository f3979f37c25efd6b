import { wrongOption } from './errors';
import { script } from './script-address';

const publicPlatform = 'https://api.dialnexa.com';

/** The platform's origin: the option, else the page's `<meta>`, else where the classic script came from, else the public one. */
export function resolveBaseUrl(option: string | undefined): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[name=dialnexa-base-url]');
  const address = option || (meta && meta.content) || script.address || publicPlatform;
  try {
    const { protocol, origin } = new URL(address);
    if (/^https?:$/.test(protocol)) return origin;
  } catch {
    // Told below, like every other address that is none.
  }
  throw wrongOption('baseUrl', address, 'an https address');
}

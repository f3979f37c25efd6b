/** The release that was built: the version in package.json. */
declare const SDK_VERSION: string;

/** Where the classic script came from, which only it can know and only while it loads; nothing in every other build. */
export const script: { address?: string } = {};

/**
 * Where a part of the classic script is: beside it. One that came from `latest` has its parts from its own release, for the
 * server may have another one by the time a part is needed.
 */
export function besideScript(part: string): string {
  return new URL(`dialnexa.${part}.js`, script.address!.replace('/latest/', `/${SDK_VERSION}/`)).href;
}

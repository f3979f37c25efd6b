export const placeholder = SDK_VERSION;
declare const SDK_VERSION: string;

import { rememberScriptOrigin } from './base-url';
import { DialNexaWebCall } from './call';

const script = document.currentScript as HTMLScriptElement | null;
if (script && script.src) rememberScriptOrigin(script.src);

Object.assign(window, { DialNexaWebCall });

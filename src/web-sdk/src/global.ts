import { DialNexaWebCall } from './call';
import { script } from './script-address';

// Optimisers that run scripts themselves leave no `currentScript`, but its element.
const element = (document.currentScript || document.querySelector('script[src*="dialnexa.min.js"]')) as HTMLScriptElement | null;
if (element) script.address = element.src;

Object.assign(window, { DialNexaWebCall });

import { placeholder } from './index';
Object.assign(window, { DialNexaWebCall: placeholder });

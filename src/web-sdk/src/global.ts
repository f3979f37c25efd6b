import { DialNexaWebCall } from './call';

Object.assign(window, { DialNexaWebCall });

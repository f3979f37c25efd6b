/** What the loader imports when the visitor shows interest: the panel, its frame and the handshake. */
export { attach } from './panel/panel';

/** How a connection that broke is mended. In the frame it is a part of its own, fetched when one breaks. */
export { restartIce } from './ice-restart';
export { renewMedia } from './media-renewal';

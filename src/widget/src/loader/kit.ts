import { cornerLook } from './launcher';
import { recall, remember } from './memory';
import { isLive } from './phase';
import { watchPolicy } from './policy';
import { dress, FLOATING } from './style';

/** What the loader has and the panel needs too: handed on, so that no visitor downloads it twice. */
export const kit = { cornerLook, dress, floating: FLOATING, isLive, recall, remember, watchPolicy };

export type Kit = typeof kit;

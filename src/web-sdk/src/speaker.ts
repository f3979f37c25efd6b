import type { ErrorCode } from './error-codes';
import type { Controls, LineSound } from './line';

/**
 * Lets the agent be heard through another device, in the call that is on and in later ones; `''` is the system's default. Before
 * a call it is only kept for the next. Returns why it was not possible, if so.
 */
export async function chooseSpeaker(
  controls: Controls,
  sound: LineSound | undefined,
  deviceId: string,
): Promise<[ErrorCode, string] | undefined> {
  const audio = sound ? sound.player : new Audio();
  if (!audio.setSinkId) return ['unsupported_browser', 'This browser plays on the device that the system chose. Offer no choice here.'];
  try {
    if (sound) await audio.setSinkId(deviceId);
    controls.speakerId = deviceId;
    return undefined;
  } catch (error) {
    const wanted = 'It must be the deviceId of an audiooutput of enumerateDevices(); in a frame, with allow="speaker-selection".';
    return ['invalid_request', `The speaker "${deviceId}" cannot be used: ${error}. ${wanted}`];
  }
}

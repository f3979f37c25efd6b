import type { Lifetime } from './lifetime';
import { explainMicrophoneFailure } from './microphone-failure';

const constraints = { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } };

/**
 * Asks the visitor for the microphone. It is switched off at the end of the lifetime, also when that is past already.
 * `lost` is called when it goes away before: unplugged, or taken back by the visitor.
 */
export async function openMicrophone(lifetime: Lifetime, lost: () => void): Promise<MediaStream> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    lifetime.onEnd(() => stream.getTracks().forEach((track) => track.stop()));
    stream.getTracks()[0]!.onended = lost;
    return stream;
  } catch (error) {
    throw explainMicrophoneFailure(error);
  }
}

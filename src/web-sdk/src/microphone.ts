import type { Lifetime } from './lifetime';
import { explainMicrophoneFailure } from './microphone-failure';

const constraints = { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } };

/** Asks the visitor for the microphone. It is switched off at the end of the lifetime, also when that is past already. */
export async function openMicrophone(lifetime: Lifetime): Promise<MediaStream> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    lifetime.onEnd(() => stream.getTracks().forEach((track) => track.stop()));
    return stream;
  } catch (error) {
    throw explainMicrophoneFailure(error);
  }
}

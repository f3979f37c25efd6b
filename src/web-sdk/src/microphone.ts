import type { CallOptions } from './call-types';
import type { ErrorCode } from './error-codes';
import { DialNexaError } from './errors';
import { diagnosis, load } from './parts';

const processing = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/**
 * Asks the visitor for a microphone.
 * @param deviceId Default: the system's own. A bare id is a wish, `{ exact }` an order.
 * @param page What the page around the widget's frame said of itself.
 */
export async function openMicrophone(deviceId?: ConstrainDOMString, page?: CallOptions['page']): Promise<MediaStream> {
  const audio: MediaTrackConstraints = Object.assign({}, processing, deviceId && { deviceId });
  try {
    return await navigator.mediaDevices.getUserMedia({ audio });
  } catch (error) {
    const [code, message] = await load(diagnosis).then(
      (part) => part.explain(error, page),
      (missing: DialNexaError): [ErrorCode, string] => ['mic_unknown', `${error}. ${missing.message}`],
    );
    throw new DialNexaError(code, message, error);
  }
}

export function stopTracks(stream: MediaStream): void {
  stream.getTracks().forEach((track) => track.stop());
}

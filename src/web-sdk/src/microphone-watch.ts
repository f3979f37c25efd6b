import type { DialNexaError } from './errors';
import type { LineSound } from './line';

/** How often in a row, ten times a second, a device may deliver nothing at all before it is called silent. */
const silentReports = 50;

const queue = (sound: LineSound, work: () => Promise<void>) => (sound.lastWork = sound.lastWork.then(work, work));

/** Goes on with another microphone when the one in use goes away. Returns what is to be told how loud it is. */
export function followMicrophone(sound: LineSound): (level: number | undefined) => void {
  let quietReports = 0;
  watch(sound);
  return (level) => {
    quietReports = level === 0 && !sound.owner.controls.isMuted ? quietReports + 1 : 0;
    if (sound.microphoneState === 'on' && quietReports >= silentReports) sound.tell('silent');
    else if (sound.microphoneState === 'silent' && level) sound.tell('on');
  };
}

/**
 * Puts another device in place of the present one; `undefined` is the system's default. In a call that is typed nothing is
 * asked for.
 */
export async function changeMicrophone(sound: LineSound, deviceId: string | undefined): Promise<void> {
  if (!sound.typing) await queue(sound, () => listen(sound, deviceId && { exact: deviceId }));
}

async function listen(sound: LineSound, deviceId?: ConstrainDOMString): Promise<void> {
  await sound.listen(deviceId);
  watch(sound);
}

/** Unplugged, or taken back by the visitor: the call goes on with what the browser then offers. */
function watch(sound: LineSound): void {
  const { captured: stream, owner } = sound;
  if (!stream) return;
  const [track] = stream.getTracks();
  const replace = () => {
    sound.tell('lost');
    queue(sound, async () => {
      if (sound.captured === stream) await listen(sound, owner.controls.microphoneId);
    }).catch((error: DialNexaError) => owner.over('user_disconnected', error));
  };
  track!.onended = replace;
  if (track!.readyState === 'ended') replace();
}

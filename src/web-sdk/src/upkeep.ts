import { keepForLaterPage } from './leaving';
import type { Line } from './line';
import { followLoudspeaker } from './loudspeaker';
import { measureLevels } from './meter';
import { followMicrophone } from './microphone-watch';
import { sampleQuality } from './quality';
import { keepConnected } from './reconnect';

export { changeMicrophone } from './microphone-watch';

/** Looks after a connected call until its end. */
export function keepUp(line: Line): void {
  keepConnected(line);
  followLoudspeaker(line);
  measureLevels(line, followMicrophone(line.sound));
  sampleQuality(line);
  keepForLaterPage(line);
}

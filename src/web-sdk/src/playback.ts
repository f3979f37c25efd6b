import type { Lifetime } from './lifetime';
import { onWindow } from './window-event';

/**
 * Makes what the agent will be heard through. Called inside the click and before any wait: WebKit lets an element sound
 * only when it was first played in a gesture, and the microphone's question can outlast the gesture. Where a browser keeps
 * it silent all the same, as for a start without a click, the visitor's next click lets it sound; one that sounds goes on.
 */
export function preparePlayback(lifetime: Lifetime): (stream: MediaStream) => void {
  const audio = new Audio();
  const play = () => void Promise.resolve(audio.play()).catch(() => {});
  audio.autoplay = true;
  play();
  onWindow(lifetime, 'click', play);
  lifetime.onEnd(() => {
    audio.pause();
    audio.srcObject = null;
  });
  return (stream) => {
    audio.srcObject = stream;
    play();
  };
}

import type { Lifetime } from './lifetime';

/**
 * Makes what the agent will be heard through. Called inside the click and before any wait: WebKit lets an element sound
 * only when it was first played in a gesture, and the microphone's question can outlast the gesture.
 */
export function preparePlayback(lifetime: Lifetime): (stream: MediaStream) => void {
  const audio = new Audio();
  const play = () => void Promise.resolve(audio.play()).catch(() => {});
  audio.autoplay = true;
  play();
  lifetime.onEnd(() => {
    audio.pause();
    audio.srcObject = null;
  });
  return (stream) => {
    audio.srcObject = stream;
    play();
  };
}

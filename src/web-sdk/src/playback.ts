import type { Lifetime } from './lifetime';

/**
 * Makes what the agent will be heard through. Called inside the click and before any wait: WebKit lets an element sound
 * only when it was first played in a gesture, and the microphone's question can outlast the gesture.
 */
export function preparePlayback(lifetime: Lifetime): HTMLAudioElement {
  const audio = new Audio();
  audio.autoplay = true;
  play(audio);
  lifetime.onEnd(() => {
    audio.pause();
    audio.srcObject = null;
  });
  return audio;
}

/** Lets it sound, where the browser does. */
export function play(audio: HTMLAudioElement): void {
  audio.play().catch(() => {});
}

/** What sound can be measured with. Made inside the click too, or the browser keeps its clock standing. */
export function prepareContext(lifetime: Lifetime): AudioContext | undefined {
  try {
    const context = new AudioContext();
    lifetime.onEnd(() => void context.close());
    return context;
  } catch {
    // A page may hold only so many: the call goes on without its meter.
    return undefined;
  }
}

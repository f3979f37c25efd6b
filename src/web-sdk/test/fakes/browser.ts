import { vi } from 'vitest';
import { DialNexaWebCall } from '../../src/index';
import type { CallEvents, CallOptions } from '../../src/index';
import { FakeAudio, FakeAudioContext, FakeMediaDevices } from './media';
import { FakePeerConnection } from './peer';
import { FakePlatform } from './platform';
import { Steps } from './steps';

/** A browser with one page, on a secure origin, whose visitor says yes. `vi.unstubAllGlobals()` takes it away. */
export class FakeBrowser {
  readonly steps = new Steps();
  readonly mediaDevices = new FakeMediaDevices(this.steps);
  readonly platform = new FakePlatform(this.steps);
  readonly listeners = new Map<string, Set<(event: unknown) => void>>();
  readonly document: Record<string, unknown> & { meta?: string };
  readonly window: Record<string, unknown>;

  constructor() {
    FakePeerConnection.made = [];
    FakePeerConnection.steps = this.steps;
    FakePeerConnection.connects = true;
    FakeAudio.made = [];
    FakeAudioContext.made = [];
    FakeAudioContext.amplitude = 0;
    FakeAudioContext.joins = true;
    this.document = { querySelector: () => (this.document.meta ? { content: this.document.meta } : null) };
    this.window = {
      isSecureContext: true,
      RTCPeerConnection: FakePeerConnection,
      addEventListener: (type: string, listener: (event: unknown) => void) => this.listenersOf(type).add(listener),
      removeEventListener: (type: string, listener: (event: unknown) => void) => this.listenersOf(type).delete(listener),
    };
    this.window['self'] = this.window['top'] = this.window;
    vi.stubGlobal('window', this.window);
    vi.stubGlobal('document', this.document);
    vi.stubGlobal('navigator', { mediaDevices: this.mediaDevices });
    vi.stubGlobal('location', { protocol: 'https:', origin: 'https://shop.test' });
    vi.stubGlobal('fetch', this.platform.fetch);
    vi.stubGlobal('RTCPeerConnection', FakePeerConnection);
    vi.stubGlobal('Audio', FakeAudio);
    vi.stubGlobal('AudioContext', FakeAudioContext);
  }

  get peer(): FakePeerConnection {
    return FakePeerConnection.made.at(-1)!;
  }

  listenersOf(type: string): Set<(event: unknown) => void> {
    if (!this.listeners.has(type)) this.listeners.set(type, new Set());
    return this.listeners.get(type)!;
  }

  dispatch(type: string, event: unknown): void {
    for (const listener of this.listenersOf(type)) listener(event);
  }
}

/** A call to the fake platform that writes down every event but the levels. */
export function newCall(options: Partial<CallOptions> = {}) {
  const call = new DialNexaWebCall({ agentVersionId: 'av_test', apiKey: 'dnx_pub_test', baseUrl: 'https://platform.test', ...options });
  const log: [keyof CallEvents, unknown][] = [];
  for (const event of ['connected', 'disconnected', 'error', 'state', 'transcript', 'agent', 'interrupted'] as const) {
    call.on(event, (payload) => void log.push([event, payload]));
  }
  return { call, log, names: () => log.map(([event]) => event) };
}

import { vi } from 'vitest';
import { DialNexaWebCall } from '../../src/index';
import type { CallEvents, CallOptions } from '../../src/index';
import { FakeAudio, FakeAudioContext, FakeMediaDevices } from './media';
import { FakePeerConnection } from './peer';
import { FakePlatform } from './platform';
import { FakeStorage } from './storage';
import { Steps } from './steps';

/** A browser with one page, on a secure origin, whose visitor says yes. `closeBrowser` takes it away. */
export class FakeBrowser {
  readonly steps = new Steps();
  readonly mediaDevices = new FakeMediaDevices(this.steps);
  readonly platform = new FakePlatform(this.steps);
  /** What the tab keeps from page to page. */
  readonly storage = new FakeStorage();
  readonly listeners = new Map<string, Set<(event: unknown) => void>>();
  readonly document: Record<string, unknown> & { meta?: string };
  readonly window: Record<string, unknown>;

  constructor() {
    FakePeerConnection.made = [];
    FakePeerConnection.steps = this.steps;
    FakePeerConnection.connects = true;
    FakePeerConnection.stats = new Map();
    FakeAudio.made = [];
    FakeAudio.speakers = ['', 'loud', 'headphones'];
    FakeAudioContext.made = [];
    FakeAudioContext.amplitude = 0;
    FakeAudioContext.joins = true;
    this.document = {
      currentScript: null,
      querySelector: (selector: string) => (/^meta/.test(selector) && this.document.meta ? { content: this.document.meta } : null),
    };
    this.window = {
      isSecureContext: true,
      origin: 'https://shop.test',
      RTCPeerConnection: FakePeerConnection,
      addEventListener: (type: string, listener: (event: unknown) => void) => this.listenersOf(type).add(listener),
      removeEventListener: (type: string, listener: (event: unknown) => void) => this.listenersOf(type).delete(listener),
    };
    this.window['self'] = this.window['top'] = this.window;
    vi.stubGlobal('window', this.window);
    vi.stubGlobal('document', this.document);
    vi.stubGlobal('navigator', { mediaDevices: this.mediaDevices });
    vi.stubGlobal('location', { protocol: 'https:', origin: 'https://shop.test' });
    vi.stubGlobal('sessionStorage', this.storage);
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

/** What was fetched only when it was needed has come, and has been put to use. */
export async function partsLoaded(): Promise<void> {
  await vi.dynamicImportSettled();
  // The fetch is followed with a deadline, and what follows it takes turns of its own.
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** Takes the browser away, when nothing that it was asked for is on its way any more. */
export async function closeBrowser(): Promise<void> {
  await partsLoaded();
  vi.useRealTimers();
  vi.unstubAllGlobals();
}

/** A call to the fake platform that writes down every event but the levels and the microphone's. */
export function newCall(options: Partial<CallOptions> = {}) {
  const call = new DialNexaWebCall({ agentVersionId: 'av_test', apiKey: 'dnx_pub_test', baseUrl: 'https://platform.test', ...options });
  const log: [keyof CallEvents, unknown][] = [];
  for (const event of ['connected', 'disconnected', 'error', 'state', 'transcript', 'agent', 'interrupted'] as const) {
    call.on(event, (payload) => void log.push([event, payload]));
  }
  return { call, log, names: () => log.map(([event]) => event) };
}

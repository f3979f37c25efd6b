import { expect, test } from 'vitest';
import { isLive } from '../src/loader/phase';

test.each(['microphone', 'connecting', 'connected', 'reconnecting'])('%s is a call', (phase) => expect(isLive(phase)).toBe(true));
test.each(['idle', 'consent', 'ended', 'error', undefined])('%s is none', (phase) => expect(isLive(phase)).toBe(false));

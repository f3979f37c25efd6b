import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall, partsLoaded } from './fakes/browser';
import { FakeAudioContext } from './fakes/media';
import { FakePeerConnection } from './fakes/peer';
import { refusal } from './fakes/platform';

let browser: FakeBrowser;
beforeEach(() => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
});
afterEach(closeBrowser);

interface Told {
  rating?: number;
  comment?: string;
  client_stats: Record<string, number> & { stages: Record<string, number> };
}
const told = () => browser.platform.requests('POST', '/feedback').map(({ body }) => JSON.parse(body!) as Told);

async function connected() {
  const made = newCall();
  await made.call.start();
  await partsLoaded();
  return made;
}

test('Feedback_IsSent_WithTheCallToken_AndOutlivesThePage', async () => {
  const { call } = await connected();
  await call.feedback({ rating: 4, comment: 'Clear.' });
  expect(browser.platform.requests('POST', '/feedback')).toMatchObject([
    { keepalive: true, headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json' } },
  ]);
  expect(told()).toMatchObject([{ rating: 4, comment: 'Clear.' }]);
});

test('Feedback_WithoutWords_TellsHowTheCallWas', async () => {
  const { call } = await connected();
  await call.feedback();
  expect(Object.keys(told()[0]!)).toEqual(['client_stats']);
});

test('Stages_AreMillisecondsSinceTheClick_InTheirOrder', async () => {
  const held = browser.steps.hold('microphone');
  const { call } = newCall();
  const started = call.start();
  await held.reached;
  await vi.advanceTimersByTimeAsync(2_000);
  held.release();
  const connecting = browser.steps.hold('connection');
  await connecting.reached;
  await vi.advanceTimersByTimeAsync(500);
  connecting.release();
  await started;
  await partsLoaded();
  await vi.advanceTimersByTimeAsync(1_000);
  FakeAudioContext.amplitude = 0.5;
  await vi.advanceTimersByTimeAsync(1_000);
  await call.feedback({ stages: { painted: 12.4 } });
  const { asked, granted, offered, created, connected: at, first_sound: heard, painted } = told()[0]!.client_stats.stages;
  expect([asked, offered, granted, created, at, heard, painted]).toEqual([0, 0, 2_000, 2_000, 2_500, 3_600, 12]);
});

test('TypedCall_HasNoStagesOfAMicrophone', async () => {
  const { call } = newCall();
  await call.start({ microphone: false });
  await call.feedback();
  expect(Object.keys(told()[0]!.client_stats.stages)).toEqual(['offered', 'created', 'connected']);
});

test.each<[string, object[], Record<string, number>]>([
  ['nothing', [], {}],
  ['what is heard', [{ type: 'inbound-rtp', packetsLost: 1, packetsReceived: 199, jitter: 0.00123 }], { loss: 0.005, jitter_ms: 1.2 }],
  ['what is made up', [{ type: 'inbound-rtp', concealedSamples: 480, totalSamplesReceived: 48_000 }], { concealed: 0.01 }],
  ['no packet yet', [{ type: 'inbound-rtp', packetsLost: 0, packetsReceived: 0, concealedSamples: 0, totalSamplesReceived: 0 }], {}],
  [
    'what the agent hears',
    [{ type: 'remote-inbound-rtp', fractionLost: 0.25, roundTripTime: 0.0421 }],
    { loss_sent: 0.25, round_trip_ms: 42.1 },
  ],
  ['only the path', [{ type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.01 }], { round_trip_ms: 10 }],
  ['a path that is not used', [{ type: 'candidate-pair', currentRoundTripTime: 0.01 }], {}],
])('BrowserThatTells_%s', async (_, entries, expected) => {
  FakePeerConnection.stats = new Map(entries.map((entry, index) => [`${index}`, entry]));
  const { call } = await connected();
  await call.feedback();
  const { stages: _stages, ...quality } = told()[0]!.client_stats;
  expect(quality).toEqual(expected);
});

test('AfterTheCall_FeedbackHasHowItWasAtTheEnd', async () => {
  const { call } = await connected();
  FakePeerConnection.stats = new Map([['in', { type: 'inbound-rtp', packetsLost: 1, packetsReceived: 3 }]]);
  await call.end();
  await call.feedback({ rating: 1 });
  expect(told()).toMatchObject([{ rating: 1, client_stats: { loss: 0.25 } }]);
});

test('BrowserThatKeepsTheLastStatisticsToItself_LeavesThoseOfTheCall', async () => {
  const { call } = await connected();
  FakePeerConnection.stats = new Map([['in', { type: 'inbound-rtp', packetsLost: 1, packetsReceived: 3 }]]);
  await vi.advanceTimersByTimeAsync(2_000);
  vi.spyOn(browser.peer, 'getStats').mockReturnValue(new Promise(() => {}));
  await call.end();
  await call.feedback();
  expect(told()[0]!.client_stats).toMatchObject({ loss: 0.25 });
});

test('Feedback_WithoutACall_SaysSo', async () => {
  await expect(newCall().call.feedback({ rating: 5 })).rejects.toMatchObject({ code: 'call_not_found' });
  expect(browser.platform.sent).toEqual([]);
});

test('RefusedFeedback_RejectsWithThePlatformsError', async () => {
  const { call } = await connected();
  browser.platform.instead.set('POST /v1/web-calls/secret/feedback', () => refusal(400, 'invalid_request', "'rating' is 9."));
  await expect(call.feedback({ rating: 9 as 5 })).rejects.toMatchObject({ code: 'invalid_request', message: "'rating' is 9." });
});

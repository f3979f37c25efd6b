/** The frame: the call's own page on this server's origin, inside a host page or alone. */
import { DialNexaWebCall } from '@dialnexa/web-sdk';
import { applyAccent } from './frame/accent';
import { VisitorCall } from './frame/call';
import { fillTexts, findElements } from './frame/elements';
import { findHost } from './frame/host';
import { watchMicrophone } from './frame/microphone';
import { findObstacle } from './frame/obstacle';
import { watchNetwork } from './frame/network';
import { describe } from './frame/problems';
import { requestSession } from './frame/session';
import { Transcript } from './frame/transcript';
import { CallView } from './frame/view';
import type { Command, Failure } from './messages';
import type { WidgetSettings } from './settings';
import { AGENT, VISITOR } from './strings';

const settings = JSON.parse(document.body.dataset.settings ?? '') as WidgetSettings;
applyAccent(document.documentElement, settings.color);
fillTexts(document);
const elements = findElements(document);
const view = new CallView(elements, settings.fullPage ? settings.frameUrl : null);
const transcript = new Transcript(elements.transcript, { agent: AGENT, user: VISITOR }, (words) => view.announce(words));

const host = findHost(window, {
  arrived: () => host.send({ type: 'state', detail: call.state }),
  command: (command) => commands[command](),
});

const call = new VisitorCall(
  {
    obstacle: () => findObstacle(settings.paused, host.origin, isSecureContext),
    requestSession: (signal) => requestSession(settings.widgetId, host.origin ?? '', signal),
    createLine: ({ embedToken, iceServers }) => new DialNexaWebCall({ agentVersionId: settings.agentVersionId, apiKey: embedToken, baseUrl: location.origin, iceServers }),
    watchMicrophone,
    watchNetwork,
    now: () => performance.now(),
  },
  {
    state(state) {
      view.show(state);
      host.send({ type: 'state', detail: state });
    },
    transcript(turn) {
      transcript.show(turn);
      host.send({ type: 'transcript', detail: turn });
    },
    level: (level) => view.showLevel(level),
    failed(failure: Failure) {
      view.showProblem(failure, describe(failure.code, failure.message, host.embedded ? host.origin : null));
      host.send({ type: 'error', detail: failure });
    },
    ended(ended) {
      view.showReason(ended.reason);
      host.send({ type: 'ended', detail: ended });
    },
  },
);

const start = () => {
  if (!call.live) transcript.clear();
  void call.start();
};
const minimise = () => host.send({ type: 'minimise' });
const commands: Record<Command, () => void> = {
  start,
  end: () => void call.end(),
  mute: () => call.mute(),
  unmute: () => call.unmute(),
  focus: () => view.focusMain(),
};

elements.start.addEventListener('click', start);
elements.again.addEventListener('click', start);
elements.end.addEventListener('click', commands.end);
elements.mute.addEventListener('click', () => (call.state.muted ? call.unmute() : call.mute()));
elements.minimise.addEventListener('click', minimise);
elements.minimise.hidden = !host.embedded;
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') minimise();
});
view.show(call.state);

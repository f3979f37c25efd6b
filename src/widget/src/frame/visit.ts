import type { Consent } from '@dialnexa/web-sdk';
import { canCall, createCore, type Emit } from '@dialnexa/web-sdk/core';
import type { Command, Failure, LauncherWords } from '../messages';
import { createVisitorCall, isInCall, type CallStart, type VisitorCall } from './call';
import { listenToTyping } from './composer';
import { askFeedback } from './feedback';
import type { Choices } from './devices';
import { followKeyboard } from './keyboard';
import { mark } from './mark';
import { noticeSpeech } from './overheard';
import { make, type Parts } from './parts';
import type { Room, Surroundings } from './room';
import type { Seldom } from './seldom';
import { requestSession } from './session';
import { createTranscript } from './transcript';
import { createView } from './view';

/** Louder than the hiss of a line, on the scale of the SDK's levels. */
const SOUND = 0.02;

const nothing = () => {};

/** A phone or a tablet. */
const isTouched = () => matchMedia('(pointer:coarse)').matches;

/** A visit, as the page around the frame may act on it. */
export interface Visit {
  readonly call: VisitorCall;
  readonly commands: Readonly<Record<Command, () => void>>;
  /** For the host page's button. */
  readonly words: LauncherWords;
  /** Given to every call from now on. */
  variables: Record<string, unknown> | undefined;
}

/** Ties the call to the page that shows it and to the page around that. */
export function beginVisit({ settings, parts, speech, host }: Surroundings): Visit {
  const { words } = speech;
  const { widgetId, agentVersionId, consentVersion, privacyUrl, rejoin, pushToTalk } = settings;
  const view = createView(parts, speech);
  const choices: Choices = { volume: 1 };
  let heard = false;
  /** Once asked for, it is told all that changes, in order: also what happens while it is fetched. */
  let seldom: Promise<Seldom> | undefined;
  let letSleep: (() => void) | undefined;

  /** A part that cannot be fetched is missed, and the call goes on. */
  const seldomly = (act: (part: Seldom) => unknown, missed: () => void = nothing) => {
    seldom ??= import('./seldom').then(({ createSeldom }) => createSeldom(room));
    seldom.catch(() => (seldom = undefined));
    seldom.then(act).catch(missed);
  };

  const transcript = createTranscript(parts.transcript, words, {
    said: (said) => view.announce(said),
    below: (turns) => seldomly((part) => part.below(turns)),
  });

  const createLine = (emit: Emit, apiKey: string, iceServers?: RTCIceServer[], consent?: Consent) => {
    const page = host.page || undefined;
    const line = createCore({ agentVersionId, apiKey, iceServers, consent, rejoin, page, baseUrl: location.origin, variables: visit.variables }, emit);
    line.volume = choices.volume;
    // Both only remember: a device that is gone by then is the system's choice.
    if (choices.microphone) void line.setMicrophone(choices.microphone);
    if (choices.speaker) void line.setSpeaker(choices.speaker);
    return line;
  };

  const call: VisitorCall = createVisitorCall(
    {
      async obstacle(microphone) {
        const paused = !!settings.paused;
        const able = canCall(!microphone);
        // In a sandbox without an origin, nobody can have greeted.
        if (!paused && host.origin && able) return null;
        return (await import('./seldom')).findObstacle({ paused, embeddedBy: host.origin, secure: isSecureContext, ownOrigin: origin, able });
      },
      async consent(signal, asking) {
        if (!consentVersion) return undefined;
        const { agree } = await import('./consent');
        return agree({ widgetId, version: consentVersion, privacyUrl, place: parts.slot, controls: parts.end.parentElement!, make, words, asking }, signal);
      },
      requestSession: (signal) => requestSession(widgetId, host.origin || '', signal),
      createLine: (session, consent, emit) => createLine(emit, session.embed_token, session.ice_servers, consent),
      now: () => performance.now(),
    },
    {
      state(state) {
        const inCall = isInCall(state);
        if (inCall && !heard) mark('connected');
        parts.composer.hidden = !(inCall && settings.typing && call.reads);
        if (seldom) seldomly((part) => part.state(state, inCall));
        if (!inCall) {
          if (letSleep) letSleep();
          letSleep = undefined;
        } else if (!letSleep && isTouched()) {
          letSleep = nothing;
          import('./wake-lock').then(({ keepAwake }) => (call.live ? (letSleep = keepAwake()) : nothing)).catch(nothing);
        }
        view.show(state);
        host.send({ type: 'state', detail: state });
      },
      transcript(turn) {
        parts.panel.dataset.talk = '';
        transcript.show(turn);
        host.send({ type: 'transcript', detail: turn });
      },
      level(level) {
        if (!heard && level.output > SOUND) {
          heard = true;
          mark('first_word');
        }
        overhear(call.state.muted, level.input);
        view.showLevel(level);
      },
      microphone(state) {
        if (state === 'asking') mark('prompt');
        if (state === 'on') mark('permission');
        if (seldom || state === 'silent' || state === 'lost') seldomly((part) => part.microphone(state));
      },
      failed(failure: Failure) {
        host.send({ type: 'error', detail: failure });
        seldomly((part) => part.failed(failure), () => view.showTrouble(Object.assign({ code: failure.code, who: '' }, words.problem), ['retry']));
      },
      ended(ended) {
        const { reason } = ended;
        const tell = () => call.state.state === 'ended' && view.showReason(reason);
        if (reason in words) tell();
        else seldomly(tell);
        host.send({ type: 'ended', detail: ended });
        const line = call.anyLine!;
        if (line.features.includes('feedback'))
          askFeedback({ place: parts.slot, speech, line, ask: call.state.state === 'ended', rated: (form) => seldomly((part) => part.askComment(form)) });
      },
    },
  );
  const overhear = noticeSpeech(() => seldomly((part) => part.speaking()));

  const clear = () => {
    transcript.clear();
    delete parts.panel.dataset.talk;
    parts.slot.textContent = '';
    heard = false;
  };
  const start = (begin?: CallStart) => {
    if (call.live) return;
    clear();
    mark('click');
    void call.start(Object.assign({ muted: settings.startMuted || pushToTalk }, begin));
  };
  const minimise = () => host.send({ type: 'minimise' });
  const visit: Visit = {
    call,
    variables: undefined,
    words: { backToCall: words.backToCall },
    commands: {
      start: () => start(),
      end: () => void call.end(),
      mute: () => call.setMuted(true),
      unmute: () => call.setMuted(false),
      focus() {
        mark('open');
        view.focusMain();
      },
      reset() {
        visit.variables = undefined;
        clear();
        try {
          sessionStorage.clear();
        } catch {
          // Then the tab keeps nothing of this visitor.
        }
        void call.forget();
      },
    },
  };
  const probe = createLine(nothing, '');
  const room: Room = { settings, parts, speech, host, call, view, choices, probe, make, start };

  const press = (part: Exclude<keyof Parts, 'panel'>, act: () => void) => parts[part].addEventListener('click', act);
  press('start', visit.commands.start);
  press('again', visit.commands.start);
  press('end', visit.commands.end);
  press('mute', () => call.setMuted(!call.state.muted));
  press('minimise', minimise);
  press('jump', () => transcript.toEnd());
  press('devices', () => seldomly((part) => part.toggleDevices()));
  listenToTyping(parts, (text) => call.send(text), () => seldomly((part) => part.notSent()));
  // The ring around what has the focus is for those who find their way by it.
  addEventListener('pointerdown', () => parts.panel.toggleAttribute('data-pointer', true));
  addEventListener('keydown', ({ key, isComposing }) => {
    parts.panel.removeAttribute('data-pointer');
    if (key === 'Escape' && !isComposing) minimise();
  });
  addEventListener('offline', () => call.lostNetwork(true));
  addEventListener('online', () => call.lostNetwork(false));
  parts.minimise.hidden = !host.embedded;
  parts.message.placeholder = words.message;
  view.show(call.state);
  const { visualViewport } = window;
  if (!host.embedded && visualViewport && isTouched()) followKeyboard(parts.panel, visualViewport);
  // Without it there are mute and unmute.
  if (pushToTalk) seldomly((part) => part.pushToTalk());
  if (probe.canRejoin) seldomly((part) => part.offerLeftCall());
  else if (host.page && host.page.callLeft) host.send({ type: 'rejoin', possible: false });
  return visit;
}

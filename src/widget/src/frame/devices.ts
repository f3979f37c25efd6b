import type { AllWords } from '../languages/words';
import type { VisitorCall } from './call';
import type { Make } from './parts';

/** What the visitor chose, kept from call to call. */
export interface Choices {
  microphone?: string | undefined;
  speaker?: string | undefined;
  /** 0 to 1. */
  volume: number;
}

/** What the sheet acts on, and what it is made of. */
export interface Sheet {
  /** What opens and closes it. */
  readonly button: HTMLElement;
  readonly place: HTMLElement;
  readonly make: Make;
  readonly words: AllWords;
  /** The language's BCP 47 tag. */
  readonly tag: string;
  readonly choices: Choices;
  readonly call: Pick<VisitorCall, 'live' | 'state' | 'anyLine'>;
}

export interface DeviceSheet {
  /** Opens it during a call, or closes it. */
  toggle(): void;
  close(): void;
}

/** Not devices: what the system chooses, which is a line of its own here. */
const ALIASES = ['default', 'communications', ''];

export function createSheet(sheet: Sheet): DeviceSheet {
  const { button, place, call } = sheet;
  let undo: (() => void) | undefined;
  const show = (open: boolean) => {
    button.setAttribute('aria-expanded', String(open));
    place.hidden = !open;
    place.parentElement!.toggleAttribute('data-sheet', open);
  };
  /** Whether it was open. */
  const close = () => {
    if (!undo) return false;
    removeEventListener('keydown', onKey, true);
    const held = place.contains(document.activeElement);
    undo();
    undo = undefined;
    show(false);
    if (held) button.focus();
    return true;
  };
  // The first Escape is the sheet's: the panel hears of the next.
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing && close()) event.stopPropagation();
  };
  return {
    close,
    toggle() {
      if (close() || !call.live) return;
      addEventListener('keydown', onKey, true);
      show(true);
      undo = fill(sheet, close);
      place.querySelector<HTMLElement>('select,input,button')!.focus();
    },
  };
}

/** Lets the visitor choose what they are heard and hear through, and follows what is plugged in and out meanwhile. Returns the undo. */
function fill({ place, make, words, tag, choices, call }: Sheet, close: () => void): () => void {
  const line = () => call.anyLine;
  const problem = make('p', { role: 'alert' });
  const { mediaDevices } = navigator;

  const picker = (name: string, kind: MediaDeviceKind, key: 'microphone' | 'speaker', put: (id: string | undefined) => Promise<void> | undefined) => {
    const select = make('select', { 'data-id': `call-${key}` });
    select.onchange = () => {
      const before = choices[key];
      choices[key] = select.value || undefined;
      problem.textContent = '';
      put(choices[key])?.catch(() => {
        choices[key] = before;
        select.value = before ?? '';
        problem.textContent = words.deviceFailed;
      });
    };
    const fieldOfIt = make('label', { class: 'field' }, make('span', {}, name), select);
    const list = (devices: MediaDeviceInfo[]) => {
      const real = devices.filter((device) => device.kind === kind && !ALIASES.includes(device.deviceId));
      const nameOf = ({ label }: MediaDeviceInfo, index: number) => label || words.nameless.replace('{number}', new Intl.NumberFormat(tag).format(index + 1));
      // What was unplugged is no choice any more: the call goes on with the system's.
      if (!real.some(({ deviceId }) => deviceId === choices[key])) choices[key] = undefined;
      select.textContent = '';
      select.append(make('option', { value: '' }, words.systemDevice), ...real.map((device, index) => make('option', { value: device.deviceId }, nameOf(device, index))));
      select.value = choices[key] ?? '';
      fieldOfIt.hidden = real.length === 0;
    };
    return { element: fieldOfIt, list };
  };

  const pickers = call.state.microphone ? [picker(words.microphoneDevice, 'audioinput', 'microphone', (id) => line()?.setMicrophone(id))] : [];
  if ('setSinkId' in HTMLMediaElement.prototype) pickers.push(picker(words.speakerDevice, 'audiooutput', 'speaker', (id) => line()?.setSpeaker(id)));

  const done = make('button', { class: 'button', type: 'button', 'data-id': 'call-done' }, words.done);
  done.onclick = close;
  place.append(...pickers.map(({ element }) => element));
  if (decidesVolume()) place.append(volumeField());
  place.append(problem, done);

  // A browser may keep a list until its window has the focus: by then there may be a newer one, or no sheet.
  let newest: Promise<MediaDeviceInfo[]> | undefined;
  const list = async () => {
    const asked = (newest = mediaDevices.enumerateDevices());
    const devices = await asked;
    if (asked === newest) pickers.forEach((one) => one.list(devices));
  };
  void list();
  mediaDevices.addEventListener('devicechange', list);
  return () => {
    mediaDevices.removeEventListener('devicechange', list);
    newest = undefined;
    place.textContent = '';
  };

  function volumeField(): HTMLElement {
    const range = make('input', { type: 'range', min: '0', max: '1', step: '0.05', value: String(choices.volume), 'data-id': 'call-volume' });
    range.oninput = () => {
      choices.volume = Number(range.value);
      const current = line();
      if (current) current.volume = choices.volume;
    };
    return make('label', { class: 'field' }, make('span', {}, words.volume), range);
  }
}

/** On iOS the system alone decides, and a sound's volume stays 1. */
function decidesVolume(): boolean {
  const audio = new Audio();
  audio.volume = 0.5;
  return audio.volume === 0.5;
}

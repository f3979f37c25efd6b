// Puts every word of the frame's language into its place, one after the other, and names those that have no room there: given the
// addresses of the language's two parts and of the sheet of the second, returns `key at place: what is wrong`.
async ({ words, seldom, sheet }) => {
  const texts = { ...(await import(words)).words, ...(await import(seldom)).seldom };
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet });
  await new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  });
  const part = (name) => document.querySelector(`[data-id=call-${name}]`);
  const controls = document.querySelector('.controls');
  const faults = new Set();
  const measure = (what, element, lines) => {
    const { left, right, height } = element.getBoundingClientRect();
    const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(element);
    const shown = (height - parseFloat(paddingTop) - parseFloat(paddingBottom)) / parseFloat(lineHeight);
    if (height === 0) faults.add(`${what}: is not to be seen`);
    if (element.scrollWidth > element.clientWidth + 1) faults.add(`${what}: is cut off`);
    if (left < 0 || right > innerWidth) faults.add(`${what}: is beyond the edge`);
    if (shown > lines + 0.5) faults.add(`${what}: takes ${shown.toFixed(1)} lines, of ${lines}`);
  };

  // One below the other: what happened, and what can be done.
  const say = (name, key, text, lines) => {
    part(name).textContent = text;
    measure(`${key} as ${name}`, part(name), lines);
  };
  for (const [key, text] of Object.entries(texts)) {
    if (text.title) {
      say('state', key, text.title, 3);
      say('hint', key, text.advice, 5);
    }
    if (/^for[A-Z]/.test(key)) say('who', key, text, 2);
    if (/Hint$|_disconnected$|_failure$|_reached$|_timeout$/.test(key) && typeof text === 'string') say('hint', key, text, 5);
  }
  const lines = 'idle left consent microphone connecting connected listening thinking speaking muted notHeld held typing reconnecting ended';
  for (const key of lines.split(' ')) say('state', key, texts[key], 2);

  // The buttons that stand side by side.
  const rows = [
    ['start:start'], ['new:newCall', 'new:backToCall'], ['new:typeInstead', 'again:tryAgain'], ['again:callAgain'], ['new:fullPage'],
    ['mute:mute', 'end:end'], ['mute:unmute', 'end:end'], ['hold:hold', 'end:end'], ['end:cancel'], ['new:decline', 'new:agree'],
  ];
  for (const row of rows) {
    controls.querySelectorAll('.button').forEach((one) => (one.hidden = true));
    const shown = row.map((entry) => {
      const [name, key] = entry.split(':');
      // Some are in the page, the others are made when they are needed.
      const button = part(name) ?? Object.assign(document.createElement('button'), { className: 'button' });
      controls.append(button);
      button.hidden = false;
      (button.querySelector('span:not(.heard-only)') ?? button).textContent = texts[key];
      return [key, button];
    });
    for (const [key, button] of shown) measure(`${key} on its button`, button, 2);
  }

  // A line with a button beside it.
  for (const [key, action] of [['notHeard', 'chooseMicrophone'], ['microphoneFound', 'chooseMicrophone'], ['speakingMuted', 'unmute'], ['microphoneLost'], ['holdHint'], ['notSent']]) {
    const button = Object.assign(document.createElement('button'), { className: 'button', textContent: texts[action] });
    part('notice').replaceChildren(Object.assign(document.createElement('span'), { textContent: texts[key] }), ...(action ? [button] : []));
    measure(`${key} as a notice`, part('notice').firstChild, 4);
    if (action) measure(`${action} in a notice`, button, 2);
  }

  // What is written into a field before the visitor writes.
  part('composer').hidden = false;
  part('message').value = texts.message;
  measure('message in its field', part('message'), 1);
  return [...faults];
}

/** What a field and its button need to send what the visitor types. */
export interface ComposerParts {
  readonly message: Pick<HTMLInputElement, 'value' | 'addEventListener' | 'focus'>;
  readonly send: Pick<HTMLElement, 'addEventListener'>;
}

/** Some keyboards report a key of an unfinished word by this number alone (https://www.w3.org/TR/uievents/#determine-keydown-keyup-keyCode). */
const COMPOSING_KEY_CODE = 229;

/**
 * Sends what the visitor types: by the button, or by Enter, which chooses a word while one is being composed (Japanese, Chinese, …) and
 * sends nothing then. What could not be sent comes back into the field, unless something else stands there by then.
 */
export function listenToTyping({ message, send }: ComposerParts, deliver: (text: string) => Promise<void>, failed: () => void): void {
  const submit = () => {
    const text = message.value.trim();
    message.focus();
    if (!text) return;
    message.value = '';
    deliver(text).catch(() => {
      message.value ||= text;
      failed();
    });
  };
  send.addEventListener('click', submit);
  message.addEventListener('keydown', (event) => {
    const { key, isComposing, keyCode } = event as KeyboardEvent;
    if (key === 'Enter' && !isComposing && keyCode !== COMPOSING_KEY_CODE) submit();
  });
}

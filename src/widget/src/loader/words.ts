/** On the button where the part that shows the call cannot be loaded. In English: there is room for one language. */
export const FULL_PAGE = 'Open the call in a new tab';
export const NOT_LOADED = 'The call did not load: try again';

/** What the button says in the first of these BCP 47 tags that there is a label for, with its language; English otherwise. */
export function labelFor(tags: readonly string[], labels: Readonly<Record<string, string>> = {}): readonly [label: string, language: string] {
  const languages = tags.map((tag) => tag.toLowerCase().split('-')[0]!);
  const language = languages.find((tag) => tag === 'en' || (tag.length === 2 && labels[tag])) || 'en';
  return [labels[language] || 'Talk to us', language];
}

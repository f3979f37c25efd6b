import type { PageFacts } from '../messages';

/** Chromium's name for https://www.w3.org/TR/permissions-policy-1/#introspection; other browsers do not say. */
type PolicyDocument = Document & { featurePolicy?: { allowsFeature(feature: string): boolean } };

/** `allow="microphone 'none'"` names it to forbid it. */
const NAMES_MICROPHONE = /\bmicrophone\b(?! *'none')/;

/** What the page knows and the frame does not. Asks the visitor for nothing. */
export function pageFacts(frame: Element, language: string | undefined, callLeft: boolean): PageFacts {
  return {
    language: language || document.documentElement.lang,
    microphone: (document as PolicyDocument).featurePolicy?.allowsFeature('microphone') ?? null,
    allow: NAMES_MICROPHONE.test(frame.getAttribute('allow') || ''),
    secure: isSecureContext,
    callLeft,
  };
}

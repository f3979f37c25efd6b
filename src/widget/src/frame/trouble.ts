import type { Problem, SeldomWords } from '../languages/words';
import type { Failure } from '../messages';
import type { Trouble, Way } from './view';

/** What is known about the page when something went wrong. */
export interface Place {
  /** The origin of the page around the frame; null on a page of its own, and while no page has greeted the frame. */
  embeddedBy: string | null;
  /** Whether this is a frame, and the call may be opened as a page of its own. */
  fullPage: boolean;
  /** Whether the visitor may type in the place of a microphone. */
  typing: boolean;
}

export interface Explained {
  trouble: Trouble;
  /** The ways on that there are. */
  ways: readonly Way[];
}

/** The page around the frame is in the way: a page of its own may do. */
const ELSEWHERE = /^(mic_blocked_by_policy|mic_not_allowed_in_frame|mic_sandboxed|frame_blocked|insecure_page)$/;
const FOR_OWNER = /^(mic_blocked_by_policy|mic_not_allowed_in_frame|mic_sandboxed|frame_blocked|insecure_page|origin_not_allowed|widget_paused|misconfigured|method_not_allowed)$/;
const FOR_NOBODY = /^(capacity_reached|rate_limited|platform_)/;

const WAYS: readonly Way[] = ['retry', 'elsewhere', 'typing'];

/** What happened, who can do what about it, and which ways on there are. */
export function explain({ code, message, retryable }: Failure, { embeddedBy, fullPage, typing }: Place, words: SeldomWords): Explained {
  const key = keyOf(code, embeddedBy, words);
  const { title, advice } = words[key] as Problem;
  const open = { retry: retryable, elsewhere: fullPage && ELSEWHERE.test(key), typing: typing && code.startsWith('mic_') };
  const values = { message, page: embeddedBy ?? '', secure: secured(embeddedBy ?? '') };
  return {
    trouble: {
      code,
      title,
      advice: advice.replace(/\{(\w+)\}/g, (_, name: 'message') => values[name]),
      who: FOR_OWNER.test(key) ? words.forOwner : FOR_NOBODY.test(key) ? words.forNobody : words.forYou,
    },
    ways: WAYS.filter((way) => open[way]),
  };
}

function keyOf(code: string, embeddedBy: string | null, words: SeldomWords): keyof SeldomWords {
  // A frame is only as secure as the page around it, so an https frame may still be refused.
  if (code === 'insecure_origin' && embeddedBy?.startsWith('http:')) return 'insecure_page';
  // A code that only the site's owner understands keeps the message it came with.
  const key = code as keyof SeldomWords;
  return Object(words[key]).advice ? key : 'misconfigured';
}

/** The address of the same page over https: the port of plain HTTP is not that of HTTPS. */
const secured = (origin: string) => origin.replace('http:', 'https:').replace(/:\d+$/, '');

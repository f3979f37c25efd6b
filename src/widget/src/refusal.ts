/** What the panel imports when its frame cannot be shown: how to say so. */
export { failureOf, showRefusal } from './panel/refusal';

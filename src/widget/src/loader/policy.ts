/**
 * Tells the directive by which this page's Content-Security-Policy keeps something of `origin` out
 * (https://www.w3.org/TR/CSP3/#violation-events). Returns the undo.
 */
export function watchPolicy(origin: string, refused: (directive: string) => void): () => void {
  const hear = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent) => {
    if (blockedURI.startsWith(origin)) refused(effectiveDirective);
  };
  document.addEventListener('securitypolicyviolation', hear);
  return () => document.removeEventListener('securitypolicyviolation', hear);
}

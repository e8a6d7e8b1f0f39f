/** Stands in the built page where the nonce of one visit goes; Vite puts it there (`html.cspNonce`). */
export const NONCE_PLACE = '__CSP_NONCE__';

/**
 * The content security policy of the page, in every shell: its own scripts and styles, nothing from elsewhere, no frame around
 * it. Style elements need the nonce; React sets style attributes through the DOM, which no policy stops.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

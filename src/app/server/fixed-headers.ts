/** Policy of what a page may load; everything comes from this server. */
const contentPolicy = [
  "default-src 'self'",
  "base-uri 'self'",
  "font-src 'self' data:",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "img-src 'self' data:",
  // A PDF that is looked at in the page.
  "object-src 'self'",
  "script-src 'self'",
  "script-src-attr 'none'",
  // The component library writes its styles into the page.
  "style-src 'self' 'unsafe-inline'",
].join(';')

/**
 * What every answer says to the browser, whoever asks for what. Strict transport is left to the reverse proxy that has the
 * certificate.
 */
export const fixedHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'SAMEORIGIN',
}

import type { Readable } from 'node:stream'

/** A file that goes out under a name of its own. */
export class Download {
  readonly content: Readable
  readonly name: string
  readonly type: string
  readonly size: number
  /** To be looked at in the page; otherwise the browser stores it. */
  readonly inline: boolean

  constructor(o: { content: Readable; name: string; type: string; size: number; inline: boolean }) {
    this.content = o.content
    this.name = o.name
    this.type = o.type
    this.size = o.size
    this.inline = o.inline
  }

  /**
   * What the browser is told. Somebody uploaded this: it is never a page of ours, runs nothing and fetches nothing. A PDF is told by its
   * bytes and cannot be taken for a page; a sandbox or a policy that allows nothing would keep Chromium from drawing it, in a viewer that
   * has no way to our pages.
   */
  headers(): Record<string, string> {
    const policy = this.type === 'application/pdf' ? '' : "default-src 'none'; sandbox; "
    return {
      'content-type': this.type,
      'content-length': String(this.size),
      'content-disposition': `${this.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(this.name)}`,
      'content-security-policy': `${policy}frame-ancestors 'self'`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    }
  }
}

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
   * What the browser is told. Somebody uploaded this: it is never a page of ours, runs nothing and fetches nothing. A PDF is not put into
   * the sandbox, where Chromium draws none; its viewer is a sandbox of its own.
   */
  headers(): Record<string, string> {
    const sandbox = this.type === 'application/pdf' ? '' : '; sandbox'
    return {
      'content-type': this.type,
      'content-length': String(this.size),
      'content-disposition': `${this.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(this.name)}`,
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'${sandbox}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    }
  }
}

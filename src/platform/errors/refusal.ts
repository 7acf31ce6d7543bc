/**
 * A refusal is an answer, not a fault: what is wrong, where, and what to do, in Chinese, with a stable code. It becomes a 4xx
 * over HTTP and exit code 2 on the command line. Anything else that is thrown is a fault of ours.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** Stable and dotted, `permit.decide.not-accepted`. */
  readonly code: string
  readonly status: number
  /** Where the fault is, for a form: field name to sentence. */
  readonly fields: Record<string, string>
  /** The article that the refusal rests on, where the law is the reason. */
  readonly basis: string | undefined
  /** Seconds after which it may be tried again, for 429. */
  readonly retryAfter: number | undefined

  constructor(
    code: string,
    message: string,
    options: { status?: number; fields?: Record<string, string>; basis?: string; retryAfter?: number } = {},
  ) {
    super(message)
    this.code = code
    this.status = options.status ?? 422
    this.fields = options.fields ?? {}
    this.basis = options.basis
    this.retryAfter = options.retryAfter
  }
}

/** 404: also the answer for what lies outside one's scope. */
export const notFound = (what: string): Refusal =>
  new Refusal('not-found', `没有找到${what}，或者它不在您的权限范围内。`, { status: 404 })

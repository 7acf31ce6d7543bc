/** One message on its way out. */
export interface Outgoing {
  /** The same for every attempt of one sending: whoever takes it twice can tell that it is one. */
  key: string
  /** Number or address in full. */
  target: string
  text: string
  subject?: string
}

/** What became of an attempt. Only `again` is surely not sent; `unknown` may have been. */
export type Outcome =
  | { kind: 'accepted'; id: string | null }
  | { kind: 'refused'; reason: string }
  | { kind: 'again'; reason: string }
  | { kind: 'unknown'; reason: string }

/** What a carrier reports later about something it took. */
export interface Receipt {
  key: string | null
  id: string | null
  delivered: boolean
  reason: string | null
}

/** Takes messages: an SMS gateway, a mail server. Never throws. */
export interface Carrier {
  /** At most so many attempts a second. */
  readonly perSecond: number
  /** Failures in a row after which sending is put on hold. */
  readonly attempts: number
  send(message: Outgoing): Promise<Outcome>
  close(): void
}

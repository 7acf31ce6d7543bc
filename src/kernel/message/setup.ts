import type { QuietHours } from '#platform/message/quiet-hours.ts'

/** How this installation can send, as operations need to know it. */
export interface SendingSetup {
  sms?: { signature: string; ending: string; priceLi: number; quiet: QuietHours }
  mail?: { from: string }
  /** Tells whoever sends that there is work. */
  wake(): void
}

/** An installation without gateway and mail server: batches can be made and looked at, not sent. */
export const noSending: SendingSetup = { wake: () => undefined }

import { readFile } from 'node:fs/promises'
import type { Clock } from '#platform/clock/clock.ts'
import type { Config } from '#platform/config/config.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Carrier } from '#platform/message/carrier.ts'
import { mailServer } from '#platform/message/mail-server.ts'
import type { SmsSettings } from '#platform/message/settings.ts'
import { smsGateway } from '#platform/message/sms-gateway.ts'
import { MessageDesk } from '#kernel/message/desk.ts'
import type { SendingSetup } from '#kernel/message/setup.ts'

/** How this installation sends messages: what operations know of it, who works through the queue, whose receipts it reads. */
export interface Messages {
  setup: SendingSetup
  desk: MessageDesk
  sms: SmsSettings | undefined
}

export interface MessageParts {
  db: Database
  clock: Clock
  keys: Keys
  county: string
  fault: (error: unknown) => void
}

/** Makes the carriers that are set; refuses (`config.message-secret`) a secret that cannot be read. Nothing is sent before the desk starts. */
export async function openMessages(config: Config, parts: MessageParts): Promise<Messages> {
  const { sms, mail, publicUrl } = config.messages ?? {}
  const carriers: { SMS?: Carrier; EMAIL?: Carrier } = {}
  if (sms) carriers.SMS = smsGateway(sms, await secretOf(config.smsSecret, sms.secretFile, '短信网关'))
  if (mail) carriers.EMAIL = mailServer(mail, await secretOf(config.mailPassword, mail.passwordFile, '邮件服务器'))
  const desk = new MessageDesk({
    ...parts,
    carriers,
    ...(sms ? { quiet: sms.quiet } : {}),
    ...(publicUrl === undefined ? {} : { publicUrl }),
  })
  return {
    desk,
    sms,
    setup: {
      ...(sms ? { sms } : {}),
      ...(mail ? { mail: { from: mail.from } } : {}),
      wake: () => desk.wake(),
    },
  }
}

async function secretOf(
  given: string | undefined,
  file: string | undefined,
  whose: string,
): Promise<string | undefined> {
  if (given !== undefined || file === undefined) return given
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal('config.message-secret', `读不了${whose}的密钥文件 ${file}，请检查它在不在、有没有权限。`)
  })
  return text.trim() || undefined
}

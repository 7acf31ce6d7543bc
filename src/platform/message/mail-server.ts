import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Carrier, Outcome, Outgoing } from './carrier.ts'
import type { MailSettings } from './settings.ts'

/** A mail server over SMTP. `accepted` means that it took the mail; whether it was read, nobody says. */
export function mailServer(settings: MailSettings, password: string | undefined): Carrier {
  return {
    perSecond: settings.perSecond,
    attempts: settings.attempts,
    send: (mail) => deliver(settings, password, mail),
    close: () => undefined,
  }
}

/**
 * One connection for one mail: the library's transports would not say whether the mail had been handed over when the line broke.
 * Until the mail is on its way nothing is sent; from then on only an answer of the server tells.
 */
async function deliver(settings: MailSettings, password: string | undefined, mail: Outgoing): Promise<Outcome> {
  const ms = settings.timeoutSeconds * 1000
  const connection = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    requireTLS: !settings.secure && !settings.allowPlain,
    connectionTimeout: ms,
    greetingTimeout: ms,
    socketTimeout: ms,
  })
  let handedOver = false
  try {
    const content = await compose(settings, mail)
    // The library tells a broken line to whoever listens, and to whoever waits only where nobody does.
    const broken = new Promise<never>((_, reject) => connection.on('error', reject))
    broken.catch(() => undefined)
    const step = (run: (done: (error?: Error | null) => void) => void): Promise<unknown> =>
      Promise.race([broken, new Promise<void>((resolve, reject) => run((e) => (e ? reject(e) : resolve())))])
    await step((done) => connection.connect(done))
    if (settings.user !== undefined) {
      const credentials = { user: settings.user, pass: password ?? '' }
      await step((done) => connection.login(credentials, done))
    }
    handedOver = true
    await step((done) => connection.send({ from: settings.from, to: [mail.target] }, content, done))
    connection.quit()
    return { kind: 'accepted', id: null }
  } catch (error) {
    connection.close()
    return outcomeOf(error as { responseCode?: number }, handedOver)
  }
}

function compose(settings: MailSettings, mail: Outgoing): Promise<Buffer> {
  return new MailComposer({
    from: settings.from,
    to: mail.target,
    subject: mail.subject ?? '',
    text: mail.text,
    messageId: `<${mail.key}@${settings.from.split('@')[1]}>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

function outcomeOf({ responseCode }: { responseCode?: number }, handedOver: boolean): Outcome {
  if (!handedOver)
    return {
      kind: 'again',
      reason: responseCode === undefined ? '连不上邮件服务器' : `邮件服务器答复 ${responseCode}，没有接收`,
    }
  if (responseCode === undefined) return { kind: 'unknown', reason: '和邮件服务器的连接中断，不知道有没有发出' }
  const reason = `邮件服务器答复 ${responseCode}`
  return responseCode >= 500 ? { kind: 'refused', reason } : { kind: 'again', reason }
}

import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll } from 'vitest'
import { type MailSettings, MessageSettings } from '#platform/message/settings.ts'

export interface Received {
  to: string
  raw: string
}

/** A real mail server on loopback: refuses addresses of nobody@, is slow to greet late@, hangs up after the data of broken@. */
export function testMailServer() {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _, done) =>
      auth.username === 'bureau' && auth.password === 'right' ? done(null, { user: 'bureau' }) : done(new Error('no')),
    onRcptTo: ({ address }, _, done) => {
      const fault = (text: string, responseCode: number) => Object.assign(new Error(text), { responseCode })
      if (address.startsWith('nobody@')) return done(fault('no such user', 550))
      if (address.startsWith('later@')) return done(fault('try later', 451))
      done()
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]!.address
        received.push({ to, raw: Buffer.concat(parts).toString() })
        if (to.startsWith('broken@')) for (const c of server.connections) c.close()
        else done()
      })
    },
  })
  server.on('error', () => undefined)
  let port = 0
  beforeAll(async () => {
    const listening = server.listen(0, '127.0.0.1')
    await new Promise<void>((resolve) => void listening.once('listening', () => resolve()))
    port = (listening.address() as AddressInfo).port
  })
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return {
    received,
    settings: (more: Partial<Record<keyof MailSettings, unknown>> = {}): MailSettings =>
      MessageSettings.parse({
        mail: {
          host: '127.0.0.1',
          port,
          secure: false,
          allowPlain: true,
          user: 'bureau',
          from: 'notice@yuheng.example',
          timeoutSeconds: 2,
          perSecond: 100,
          ...more,
        },
      }).mail!,
  }
}

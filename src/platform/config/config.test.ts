import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from './config.ts'

let dataDir = ''
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'quanheng-config-'))
  await writeFile(
    join(dataDir, 'quanheng.json'),
    JSON.stringify({ port: 9001, host: '10.0.0.1', county: '459923', signIn: { lockAfter: 3 } }),
  )
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

it('takes flags before variables before the file before the default', () => {
  expect(readConfig({}, {})).toEqual({ port: 8720, host: '127.0.0.1' })
  expect(readConfig({ dataDir, port: '9003' }, { QUANHENG_PORT: '9002', QUANHENG_HOST: '10.0.0.2' })).toMatchObject({
    dataDir,
    port: 9003,
    host: '10.0.0.2',
    county: '459923',
    signIn: { lockAfter: 3, lockMinutes: 15, idleMinutes: 120, sessionHours: 12 },
  })
  expect(readConfig({}, { QUANHENG_CONFIG: join(dataDir, 'quanheng.json') })).toMatchObject({ port: 9001 })
})

it('takes single sign-on from the file, and its secret from the environment', async () => {
  const file = join(dataDir, 'sso.json')
  const reading = (env = {}) => readConfig({}, { QUANHENG_CONFIG: file, ...env })
  const singleSignOn = { issuer: 'https://id.example', clientId: 'quanheng', publicUrl: 'https://quanheng.example' }
  await writeFile(file, JSON.stringify({ singleSignOn, proxies: ['10.0.0.2', '10.1.0.0/16'] }))
  expect(reading({ QUANHENG_SSO_SECRET: 'x' })).toMatchObject({
    singleSignOn: { ...singleSignOn, claim: 'preferred_username', allowHttp: false },
    singleSignOnSecret: 'x',
    proxies: ['10.0.0.2', '10.1.0.0/16'],
  })
  await writeFile(file, JSON.stringify({ singleSignOn: { ...singleSignOn, issuer: 'nowhere' } }))
  expect(reading).toThrow(/singleSignOn 不对：issuer 要写成身份提供方的网址。$/)
  await writeFile(file, '{"proxies": ["proxy.example"]}')
  expect(reading).toThrow(/proxies 不对：proxies 是反向代理的 IP 地址。$/)
})

it('names the setting at fault, and where it stands', async () => {
  expect(() => readConfig({ port: 'x' }, {})).toThrow(/QUANHENG_PORT.*端口要是数字/)
  expect(() => readConfig({}, { DATABASE_URL: 'nowhere' })).toThrow(/DATABASE_URL/)
  const file = join(dataDir, 'other.json')
  const reading = () => readConfig({}, { QUANHENG_CONFIG: file })
  expect(reading).toThrow(/读不了设置文件/)
  await writeFile(file, '{"porte": 1}')
  expect(reading).toThrow(/other\.json 里的 porte 不对：没有这一项设置/)
  await writeFile(file, '{"signIn": {"lockAfter": 1}}')
  expect(reading).toThrow(/里的 signIn 不对/)
  await writeFile(file, '{"port": 9001,}')
  expect(reading).toThrow(/不是一个 JSON 对象/)
})

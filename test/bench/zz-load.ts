import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { load, wire } from './load.ts'
import { startProductProcess } from './served.ts'
const rig = JSON.parse(await readFile('/tmp/q/speed/rig.json', 'utf8'))
const product = await startProductProcess(rig.ownerUrl, '/tmp/q/speed/data')
const base = `http://127.0.0.1:${product.port}`
const answer = await fetch(base + '/api/sign-in', { method: 'POST', headers: { 'content-type': 'application/json', 'x-quanheng': '1' }, body: JSON.stringify({ username: 'bench', password: 'Kaiyang-lu-2021-77' }) })
const cookie = answer.headers.get('set-cookie')!.split(';')[0]!
const c = new pg.Client(rig.ownerUrl); await c.connect()
const ids = async (t: string, a: string) => (await c.query(`select id from ${t} limit 250`)).rows.map((r) => a + r.id)
const sets: Record<string, string[]> = {
  whoami: ['/api/who-am-i'],
  permit: await ids('permit_application', '/api/permits/'),
  filing: await ids('annual_filing', '/api/annual-filings/'),
  notice: await ids('publication_notice', '/api/publicity-notices/'),
  pledge: await ids('equity_pledge', '/api/equity-pledges/'),
  lpermit: ['/api/permits?kind=FOOD_OP&acceptedFrom=2021-03-01&acceptedTo=2021-03-28'],
  lfiling: ['/api/annual-filings?reportYear=2020&filedFrom=2021-03-01&filedTo=2021-03-28'],
  lentity: ['/api/entities?category=INDIVIDUAL&establishedFrom=2021-03-01&establishedTo=2021-03-28'],
}
await c.end()
for (const k of process.argv.slice(2)) {
  const urls = sets[k]!
  let i = 0
  const next = () => wire('GET', urls[i++ % urls.length]!, { cookie })
  try {
  await load(product.port, next, 16, 1500)
  console.log(k, await load(product.port, next, 16, 3000))
  } catch (e) { console.log(k, e) }
}
console.log('peak', product.peak())
await product.stop()

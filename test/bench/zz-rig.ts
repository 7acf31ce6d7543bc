import { writeFile } from 'node:fs/promises'
import { startTestServer } from '#test/harness/server.ts'
import { openHouse } from '#app/house.ts'
import { putAccount } from '#platform/auth/accounts.ts'
import { benchDatabase, benchScope, fillCounty } from './bench-database.ts'
const server = await startTestServer()
const house = await openHouse()
const made = await benchDatabase(server, 'bench_serve')
await fillCounty(made, 100_000, house.businesses.map((b) => b.id))
await made.db.write(benchScope, (q) => putAccount(q, { username: 'bench', password: 'Kaiyang-lu-2021-77', name: '石清', role: 'credit' }))
await writeFile('/tmp/q/speed/rig.json', JSON.stringify({ ownerUrl: made.ownerUrl, appUrl: made.appUrl }))
console.log('ready', made.ownerUrl)
process.on('SIGTERM', async () => { await made.drop().catch(() => undefined); await server.stop(); process.exit(0) })
setInterval(() => undefined, 1e6)

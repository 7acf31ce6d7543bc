// Lints the description of the interface with Redocly's recommended rules, without a running server. Fails on errors and warnings.
// Usage: node scripts/lint-openapi.ts
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { openHouse } from '#app/house.ts'
import { interfaceOf } from '#app/server/interface.ts'
import { allContracts, allOperations } from '#app/server/operations.ts'
import { ImportDesk } from '#kernel/exchange/service.ts'

const house = await openHouse()
const contracts = allContracts(allOperations(house, new ImportDesk('unused')))
const problems = await lintFromString({
  source: JSON.stringify(interfaceOf(house, contracts)),
  config: await createConfig({ extends: ['recommended'] }),
})
for (const p of problems) console.log(`${p.severity} ${p.ruleId} ${p.location[0]?.pointer ?? ''}: ${p.message}`)
console.log(`${contracts.length} operations described, ${problems.length} problems found`)
if (problems.length > 0) process.exitCode = 1

import { beforeAll } from 'vitest'
import { callIn } from '#test/harness/call.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import { registerMatter } from './acts-contract.ts'
import complaintBusiness from './domain.ts'
import { matterDetail } from './views.ts'

/** A desk at which matters are registered and handled, on 30 September 2021, with one firm in the register. */
export function complaintDesk() {
  const t = testDatabase()
  const code = '91459923MA5X000141'
  const call = () => callIn(t, complaintBusiness)

  const letter = (set: object = {}) =>
    registerMatter.input.parse({
      matterNo: 'T1',
      kind: 'COMPLAINT',
      channel: 'COUNTER',
      receivedOn: '2021-09-30',
      receivedTime: '9:30',
      claimantName: '欧阳云',
      phone: '13800001234',
      address: '城关镇天枢大道2号',
      partyCode: code,
      category: 'QUALITY',
      claim: 'REFUND',
      facts: '购买后第三天出现故障，商家不同意退换。',
      ...set,
    })
  const detail = (id: string, canOpen = true) => call().read((q) => matterDetail(q, id, call().today, canOpen))
  const at = async (id: string) => ({ id, version: (await detail(id)).version })
  const waiting = async (id: string): Promise<[string, string | null, string][]> =>
    (await openIn(t, [complaintBusiness], call().today))
      .filter((x) => x.id === id)
      .map((x) => [x.kind, x.dueOn, x.light])

  beforeAll(async () => {
    t.clock.set('2021-09-30T02:00:00Z')
    await putParties(t, [
      someParty('玉衡县恒川商贸有限公司', code),
      someParty('玉衡县兰芳小吃店', '92459923000000300A', { category: 'INDIVIDUAL', typeCode: '9500' }),
    ])
  })
  return { t, code, call, letter, detail, at, waiting }
}

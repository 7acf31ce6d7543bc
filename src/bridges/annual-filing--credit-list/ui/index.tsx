import { bridgeUi } from '#web/domain-ui.ts'
import { listNotFiled } from '#domains/annual-filing/contract.ts'
import { listAsAbnormal } from '#domains/credit-list/contract.ts'

/** Those who did not file are listed from the list that names them. */
export default bridgeUi([
  {
    list: listNotFiled.name,
    contract: listAsAbnormal,
    title: '批量列入或标记',
    each: (r) => ({ partyCode: (r.party as { code: string }).code, reason: 'R1', reportYear: r.reportYear }),
    name: (r) => (r.party as { name: string }).name,
  },
])

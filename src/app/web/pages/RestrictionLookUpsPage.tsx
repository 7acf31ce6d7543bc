import { listLookUps } from '#kernel/restriction/contract.ts'
import { ListPage } from '#web/ListPage.tsx'

/** Whom somebody looked up before a registration or a licence, and what was found. */
export const RestrictionLookUpsPage = () => (
  <ListPage
    pages={{
      path: '/restriction-lookups',
      menu: { title: '限制查询记录' },
      list: listLookUps,
      opens: false,
      sorts: ['askedOn'],
    }}
  />
)

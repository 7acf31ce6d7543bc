import { moment, text } from '#platform/db/columns.ts'
import { table } from '#platform/db/table.ts'

/** What a request with a key of its own was answered: asked again, it is answered the same and does nothing. Kept for some days. */
export const requestAnswer = table(
  'request_answer',
  '已办请求的答复：同一张表单再次提交时原样答复，不再办理；几天后清除',
  {
    countyCode: text('局代码').notNull(),
    account: text('用户名').notNull(),
    key: text('表单的提交编号').notNull(),
    operation: text('操作').notNull(),
    digest: text('所提交内容的摘要（带密钥）').notNull(),
    sealed: text('答复（密文）').notNull(),
    at: moment('办成的时刻').notNull(),
  },
  {
    primaryKey: ['countyCode', 'account', 'key'],
    indexes: [{ on: ['countyCode', 'at'] }],
    policy: 'county',
    grants: ['select', 'insert', 'update', 'delete'],
  },
)

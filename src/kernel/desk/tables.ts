import { json, moment, text, uuid } from '#platform/db/columns.ts'
import { table } from '#platform/db/table.ts'

/** A form that somebody began and has not sent: survives a closed window and another computer. Nobody else reads it. */
export const draft = table(
  'draft',
  '草稿：填了一半的表单，只有本人看得到',
  {
    countyCode: text('局代码').notNull(),
    account: text('用户名').notNull(),
    operation: text('操作').notNull(),
    record: text('所办记录（新办为空串）').notNull(),
    title: text('表单名称').notNull(),
    path: text('表单所在页面').notNull(),
    sealed: text('填写内容（密文，可能含个人信息）').notNull(),
    savedAt: moment('保存时刻').notNull(),
    requestKey: text('表单的提交编号：取回草稿再提交，仍是同一张表单'),
  },
  {
    primaryKey: ['countyCode', 'account', 'operation', 'record'],
    policy: 'county',
    grants: ['select', 'insert', 'update', 'delete'],
  },
)

/** A list as somebody likes to see it: conditions, sort and columns under a name of his own. */
export const savedView = table(
  'saved_view',
  '常用视图：清单的条件、排序和列',
  {
    countyCode: text('局代码').notNull(),
    id: uuid('编号').notNull(),
    account: text('用户名').notNull(),
    list: text('清单').notNull(),
    name: text('名称').notNull(),
    search: json<Record<string, string>>('条件、排序和列，如地址中所写').notNull(),
    savedAt: moment('保存时刻').notNull(),
  },
  {
    primaryKey: ['countyCode', 'id'],
    indexes: [{ on: ['countyCode', 'account', 'list', 'name'], unique: true }],
    policy: 'county',
    grants: ['select', 'insert', 'update', 'delete'],
  },
)

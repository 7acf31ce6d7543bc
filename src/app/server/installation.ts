import type pg from 'pg'
import type { Clock } from '#platform/clock/clock.ts'
import { Refusal } from '#platform/errors/refusal.ts'

/** What an installation is; written at first run and never changed. */
export interface Installed {
  countyCode: string
  kind: 'demo' | 'bureau'
  countyName: string
  bureauName: string
}

/** The installation of this database, or nothing when it is new. */
export async function readInstallation(owner: pg.ClientBase): Promise<Installed | undefined> {
  const { rows } = await owner.query<Installed>(
    'select county_code as "countyCode", kind, county_name as "countyName", bureau_name as "bureauName" from installation order by county_code limit 1',
  )
  return rows[0]
}

/** Writes the installation at first run; refuses to turn a demonstration into a bureau or the other way round. */
export async function install(owner: pg.ClientBase, wanted: Installed, clock: Clock): Promise<Installed> {
  const before = await readInstallation(owner)
  if (before) {
    if (before.kind !== wanted.kind) {
      const is = before.kind === 'demo' ? '演示' : '正式'
      throw new Refusal(
        'installation.kind',
        `这个数据库是${is}安装，不能改作${wanted.kind === 'demo' ? '演示' : '正式'}使用，请换一个数据文件夹或数据库。`,
      )
    }
    return before
  }
  await owner.query(
    'insert into installation (county_code, kind, county_name, bureau_name, made_at) values ($1, $2, $3, $4, $5)',
    [wanted.countyCode, wanted.kind, wanted.countyName, wanted.bureauName, clock.now()],
  )
  return wanted
}

import { expect, describe, it } from 'vitest'
import { orgUnit } from '#kernel/org/tables.ts'
import { messageContact } from '#kernel/message/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { day } from '#platform/clock/day.ts'
import { testCounty, testDatabase } from '#test/harness/database.ts'
import { type Scope, sql } from './database.ts'
import { render, select } from './sql.ts'

const t = testDatabase()
const users: readonly Scope[] = [
  { county: testCounty, stations: ['01'] },
  { county: testCounty, stations: ['02'] },
  { county: testCounty, stations: '*' },
  { county: '459924', stations: '*' },
]
const expected = [['A1'], ['B1'], ['A1', 'B1'], []]
const seen = sql`select purpose as code from message_contact order by purpose`

describe('scopes on one pool', () => {
  it('never mix, whoever shares a connection with whom and whatever failed before', async () => {
    const contact = (purpose: string, stationCode: string) =>
      ({
        purpose,
        channel: 'CALL',
        happenedOn: day('2021-03-01'),
        result: 'REACHED',
        quantity: 1,
        stationCode,
      }) as const
    await t.write((tx) => insertRows(tx, messageContact, [contact('A1', '01'), contact('B1', '02')]))
    const codes = (scope: Scope) =>
      t.db.read(scope, async (q) => (await q.rows<{ code: string }>(seen)).map((r) => r.code))
    const failed = (scope: Scope, work: Promise<unknown>) =>
      work.then(
        () => expect.fail(JSON.stringify(scope)),
        () => undefined,
      )
    await Promise.all(
      Array.from({ length: 400 }, async (_, i) => {
        const user = (i * 7 + (i >> 3)) % users.length
        const scope = users[user]!
        switch (i % 5) {
          case 0:
            return await failed(
              scope,
              t.db.read(scope, (q) => q.rows(sql`select 1 / 0`)),
            )
          case 1:
            // Refused after something was asked: rolled back, and the connection is used again.
            return await failed(
              scope,
              t.db.write(scope, async (q) => Promise.reject(new Error(String(await q.rows(seen))))),
            )
          case 2:
            return expect(
              await t.db.write(scope, async (q) => (await q.rows<{ code: string }>(seen)).map((r) => r.code)),
            ).toEqual(expected[user])
          default:
            return expect(await codes(scope)).toEqual(expected[user])
        }
      }),
    )
  })

  it('answers several questions asked at once in their order, and a failure only its own', async () => {
    const answers = await t.db.read(users[2]!, (q) =>
      Promise.allSettled([q.rows(sql`select 1 as n`), q.rows(sql`select 1 / 0`), q.rows(sql`select ${3}::int as n`)]),
    )
    expect(answers.map((a) => a.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(answers[2]).toMatchObject({ value: [{ n: 3 }] })
  })
})

describe('SQL', () => {
  it('numbers parameters where they end up, leaves out what is not asked, and takes a list as one', () => {
    const condition = sql`${orgUnit.code} = ${'01'}`
    const nothing = undefined
    const statement = sql`select 1 from ${orgUnit} where ${sql.join([condition, sql`true`, condition], sql` and `)} ${nothing} and x = any (${['a', 'b']})`
    expect(render(statement)).toEqual({
      text: 'select 1 from "org_unit" where "org_unit"."code" = $1 and true and "org_unit"."code" = $2  and x = any ($3)',
      values: ['01', '01', ['a', 'b']],
    })
    expect(render(statement)).toEqual(render(statement))
  })

  it('puts fields before the rest, also where they have parameters', () => {
    const fields = { code: orgUnit.code, given: sql`${7}::int` }
    expect(render(select(fields, sql`from ${orgUnit} where code = ${'01'}`))).toEqual({
      text: 'select "org_unit"."code" as "code", $1::int as "given" from "org_unit" where code = $2',
      values: [7, '01'],
    })
    expect(render(sql`${sql.identifier('a"b')}, ${null}`)).toEqual({ text: '"a""b", $1', values: [null] })
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { insertRows } from '#kernel/record/write.ts'
import { answerQuestion, answerSupervision, mergeMatter, superviseMatter } from './acts-contract.ts'
import { complaintDesk } from './desk.fixture.ts'
import { register } from './intake.ts'
import * as routing from './routing.ts'
import * as acts from './service.ts'
import { complaintMatter as m } from './tables.ts'

const { t, call, letter, detail, at, waiting } = complaintDesk()
beforeAll(() => t.clock.set('2021-11-06T06:00:00Z'))

describe('one matter in two links', () => {
  it('is merged: the other keeps the number and shows the earlier clock', async () => {
    const a = await register(
      call(),
      letter({ matterNo: 'T7', receivedOn: '2021-11-05', unitCode: '01', phone: '13600001111' }),
    )
    const b = await register(
      call(),
      letter({
        matterNo: 'T8',
        receivedOn: '2021-11-05',
        channel: 'HOTLINE_12345',
        hotlineNo: 'YH8',
        hotlineDueOn: '2021-11-09',
        phone: '13600001112',
      }),
    )
    const r = await register(
      call(),
      letter({ matterNo: 'T9', kind: 'REPORT', receivedOn: '2021-11-05', phone: '13600001113' }),
    )
    const merge = async (id: string, intoNo: string) =>
      mergeMatter.input.parse({ ...(await at(id)), intoNo, on: '2021-11-06' })
    await expect(routing.merge(call(), await merge(b.id, 'T9'))).rejects.toMatchObject({ code: 'complaint.merge.kind' })
    await expect(routing.merge(call(), await merge(b.id, 'T8'))).rejects.toMatchObject({
      code: 'complaint.merge.unknown',
    })
    await routing.merge(call(), await merge(b.id, 'T7'))
    expect(await detail(b.id)).toMatchObject({ state: 'MERGED', closedOn: '2021-11-06' })
    expect(await detail(a.id)).toMatchObject({ hotlineNo: 'YH8', dueOn: '2021-11-09', acceptDueOn: '2021-11-16' })
    await expect(routing.merge(call(), await merge(r.id, 'T8'))).rejects.toMatchObject({
      code: 'complaint.merge.chain',
    })
  })
})

describe('supervision and questions', () => {
  it('a supervision waits for its answer; a question ends with its own', async () => {
    const made = await register(
      call(),
      letter({ matterNo: 'T10', receivedOn: '2021-11-05', unitCode: '01', phone: '13500001111' }),
    )
    await routing.supervise(
      call(),
      superviseMatter.input.parse({
        ...(await at(made.id)),
        on: '2021-11-06',
        dueOn: '2021-11-08',
        demand: '三日内上门',
      }),
    )
    expect((await waiting(made.id)).map((x) => x[0]).toSorted()).toEqual(['complaint.accept', 'complaint.supervision'])
    await routing.superviseAnswer(
      call(),
      answerSupervision.input.parse({ ...(await at(made.id)), on: '2021-11-06', answer: '已上门' }),
    )
    expect((await waiting(made.id)).map((x) => x[0])).toEqual(['complaint.accept'])
    await expect(
      acts.question(
        call(),
        answerQuestion.input.parse({ ...(await at(made.id)), on: '2021-11-06', delivery: 'PHONE', content: '…' }),
      ),
    ).rejects.toMatchObject({ code: 'complaint.question.kind' })
    const [asked] = await t.write((tx) =>
      insertRows(tx, m, [
        {
          matterNo: 'Q1',
          kind: 'CONSULT',
          channel: 'HOTLINE_12345',
          receivedOn: day('2021-11-05'),
          registeredOn: day('2021-11-05'),
          category: 'OTHER',
          respondentName: '无',
        },
      ]),
    )
    await acts.question(
      call(),
      answerQuestion.input.parse({ ...(await at(asked!)), on: '2021-11-06', delivery: 'PHONE', content: '已解答' }),
    )
    expect((await detail(asked!)).state).toBe('ANSWERED')
  })
})

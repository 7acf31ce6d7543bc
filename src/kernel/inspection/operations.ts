import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { clue, drop as dropVisit, enter, issue, recheck } from './check-service.ts'
import { checkDetail, checkList, orderDetail, orderList } from './check-views.ts'
import * as contract from './contract.ts'
import { change, close, drop, list, open } from './task-service.ts'
import { checkTaskDetail, checkTaskList } from './task-views.ts'
import { checkThemesOf } from './theme.ts'

const themesOf = (call: Call) => checkThemesOf(call.house.businesses)

export const checkOperations: readonly Handled[] = [
  handle(contract.listCheckTasks, (call, input) =>
    call.read((q) => checkTaskList(q, themesOf(call), input, call.today)),
  ),
  handle(contract.getCheckTask, (call, { id }) => call.read((q) => checkTaskDetail(q, themesOf(call), id, call.today))),
  handle(contract.openCheckTask, open),
  handle(contract.changeCheckTask, change),
  handle(contract.closeCheckTask, close),
  handle(contract.listCheckObjects, list),
  handle(contract.dropCheckObject, drop),
  handle(contract.enterCheck, enter),
  handle(contract.listChecks, (call, input) => call.read((q) => checkList(q, themesOf(call), input))),
  handle(contract.getCheck, (call, { id }) => call.read((q) => checkDetail(q, themesOf(call), id, call.today))),
  handle(contract.dropCheck, dropVisit),
  handle(contract.issueOrder, issue),
  handle(contract.registerClue, clue),
  handle(contract.listOrders, (call, input) => call.read((q) => orderList(q, input, call.today))),
  handle(contract.getOrder, (call, { id }) => call.read((q) => orderDetail(q, id, call.today))),
  handle(contract.recheckOrder, recheck),
]

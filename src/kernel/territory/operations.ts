import { type Handled, handle } from '#kernel/manifest/business.ts'
import {
  addTown,
  closeUnit,
  establishUnit,
  listOrgChanges,
  listTowns,
  listUnits,
  mergeUnits,
  moveTown,
  renameUnit,
  undoOrgChange,
} from './contract.ts'
import { close, establish, merge, moveTownTo, registerTown, rename, undo } from './service.ts'
import { changeList, townList, unitList } from './views.ts'

/** Units, towns and who answers for whom. */
export const territoryOperations: readonly Handled[] = [
  handle(listUnits, (call, input) => call.read((q) => unitList(q, input, call.today))),
  handle(listTowns, (call, input) => call.read((q) => townList(q, input, call.today))),
  handle(listOrgChanges, (call) => call.read((q) => changeList(q))),
  handle(establishUnit, establish),
  handle(renameUnit, rename),
  handle(closeUnit, close),
  handle(addTown, registerTown),
  handle(mergeUnits, merge),
  handle(moveTown, moveTownTo),
  handle(undoOrgChange, undo),
]

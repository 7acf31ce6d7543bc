import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import {
  addAttendees,
  changeGathering,
  dropAttendee,
  dropGathering,
  enterGathering,
  getAttendee,
  getGathering,
  listAttendees,
  listGatherings,
  markAttendance,
  servePaper,
} from './contract.ts'
import { add, change, drop, enter, mark, remove, serve } from './service.ts'
import { gatheringThemesOf } from './theme.ts'
import { attendeeDetail, attendeeList, gatheringDetail, gatheringList } from './views.ts'

const themesOf = (call: Call) => gatheringThemesOf(call.house.businesses)

export const gatheringOperations: readonly Handled[] = [
  handle(listGatherings, (call, input) => call.read((q) => gatheringList(q, themesOf(call), input))),
  handle(getGathering, (call, { id }) => call.read((q) => gatheringDetail(q, themesOf(call), id))),
  handle(enterGathering, enter),
  handle(changeGathering, change),
  handle(dropGathering, drop),
  handle(addAttendees, add),
  handle(listAttendees, (call, input) => call.read((q) => attendeeList(q, input))),
  handle(getAttendee, (call, { id }) => call.read((q) => attendeeDetail(q, id))),
  handle(markAttendance, mark),
  handle(servePaper, serve),
  handle(dropAttendee, remove),
]

import { sql } from '#platform/db/database.ts'
import { administrativeSubjects } from '#platform/auth/roles.ts'
import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { stations } from './contract.ts'
import { handOver, listHandOvers, listOpenTasks } from './hand-over-contract.ts'
import { handOverTasks, pendingHandOvers, taskList } from './hand-over.ts'
import { listModes, setMode } from './mode-contract.ts'
import { change, modes } from './mode-service.ts'
import { standing } from './names.ts'
import {
  addCredential,
  appointStaff,
  correctStaff,
  delegate,
  departStaff,
  enterLeave,
  getStaff,
  listAbsences,
  listDelegable,
  listStaff,
  staffStructure,
  transferStaff,
  voidDelegation,
  voidStaffRecord,
} from './staff-contract.ts'
import {
  appoint,
  correct,
  credential,
  delegateTo,
  depart,
  takeBackDelegation,
  takeLeave,
  transfer,
  voidRecord,
} from './staff-service.ts'
import { absences, staffDetail, staffList, structure } from './staff-views.ts'
import { orgUnit } from './tables.ts'

/** What somebody may hand on while away: the permissions of businesses, never those that run the system. */
const delegable = (call: Call) =>
  call.house.businesses.flatMap((b) =>
    Object.entries(b.permissions)
      .filter(([permission]) => !(administrativeSubjects as readonly string[]).includes(permission.split('.')[0]!))
      .map(([permission, title]) => ({ permission, title, business: b.title })),
  )

export const orgOperations: readonly Handled[] = [
  handle(listModes, modes),
  handle(setMode, change),
  handle(stations, async (call) => ({
    stations: await call.read((q) =>
      q.select(
        { code: orgUnit.code, name: orgUnit.name, shortName: orgUnit.shortName },
        sql`from ${asKnownNow.at(orgUnit)} where ${orgUnit.countyCode} = ${q.scope.county} and ${orgUnit.kind} = 'station'
          and ${standing(orgUnit, call.today)} order by ${orgUnit.code}`,
      ),
    ),
  })),
  handle(listStaff, (call, input) => call.read((q) => staffList(q, input, call.today))),
  handle(getStaff, (call, input) => staffDetail(call, input.id)),
  handle(appointStaff, appoint),
  handle(correctStaff, correct),
  handle(transferStaff, transfer),
  handle(departStaff, depart),
  handle(addCredential, credential),
  handle(enterLeave, takeLeave),
  handle(delegate, (call, input) => delegateTo(call, input, new Set(delegable(call).map((d) => d.permission)))),
  handle(voidStaffRecord, voidRecord),
  handle(voidDelegation, takeBackDelegation),
  handle(listAbsences, (call, input) => call.read((q) => absences(q, input, call.today))),
  handle(listDelegable, (call) => Promise.resolve({ permissions: delegable(call) })),
  handle(listOpenTasks, taskList),
  handle(listHandOvers, async (call) => ({
    people: await call.read((q) => pendingHandOvers(call.house, q, call.today)),
  })),
  handle(handOver, handOverTasks),
  handle(staffStructure, structure),
]

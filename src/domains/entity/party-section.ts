import type { Day } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { entityTypeLabel } from '#kernel/codelist/entity-types.ts'
import type { DossierDay, PartySection, PartyWarning, RecordKind } from '#kernel/dossier/declare.ts'
import { partyState as ps } from '#kernel/party/tables.ts'
import { type PartyState, partyStates } from '#kernel/party/terms.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { suspensionLimit } from './rules.ts'
import {
  entity as e,
  entityChange as c,
  exitFiling as x,
  licenceIssue as l,
  registrationApplication as a,
  sealDelivery as s,
  startupCase as u,
  suspensionFiling as f,
} from './tables.ts'
import {
  type ChangeItem,
  type EstablishmentKind,
  type ExitProcedure,
  type IssueReason,
  type Matter,
  type StartupState,
  changeItems,
  establishmentKinds,
  exitProcedures,
  issueReasons,
  matters,
  startupStates,
} from './terms.ts'
import { startupStateOn } from './startup-views.ts'

/** The registration of the party that a row is about: what the rows below it open. */
const registrationOf = (partyId: SQL): SQL =>
  sql`(select id from entity where county_code = current_setting('app.county', true) and party_id = ${partyId} and void_reason is null)`

const records: readonly RecordKind[] = [
  {
    id: 'entity.registration',
    title: '设立登记',
    page: '/entities',
    rows: () => ({
      of: e,
      party: e.partyId,
      day: e.enteredOn,
      said: [e.establishmentKind, e.typeCode],
      from: sql`from ${asKnownNow.at(e)}`,
    }),
    text: ([kind, typeCode]) =>
      `${kind === null ? '入册' : establishmentKinds[kind as EstablishmentKind]}，${entityTypeLabel(typeCode!) ?? typeCode}`,
  },
  {
    id: 'entity.state',
    title: '登记状态',
    page: '/entities',
    rows: () => ({
      of: ps,
      party: ps.partyId,
      day: ps.fromDay,
      said: [ps.state, ps.decisionNo],
      from: sql`from ${asKnownNow.at(ps)}`,
      // The state that a party begins with is told by its registration.
      where: sql`${ps.state} <> 'ACTIVE'`,
      opens: registrationOf(sql`${ps.partyId}`),
    }),
    text: ([state, decisionNo]) =>
      `登记状态：${partyStates[state as PartyState].label}${decisionNo === null ? '' : `（${decisionNo}）`}`,
    numbers: [{ title: '登记决定书', column: ps.decisionNo, paper: ps.fromDay }],
  },
  {
    id: 'entity.change',
    title: '变更登记',
    page: '/entities',
    rows: () => ({
      of: c,
      party: c.partyId,
      day: c.changedOn,
      said: [c.item, c.before, c.after],
      from: sql`from ${asKnownNow.at(c)}`,
      opens: registrationOf(sql`${c.partyId}`),
    }),
    text: ([item, before, after]) =>
      `变更${changeItems[item as ChangeItem]}：${before ?? '（空）'} → ${after ?? '（空）'}`,
  },
  {
    id: 'entity.licence',
    title: '营业执照',
    page: '/entities',
    rows: () => ({
      of: l,
      party: l.partyId,
      day: l.issuedOn,
      said: [l.multiCert, l.reason],
      from: sql`from ${asKnownNow.at(l)}`,
      opens: registrationOf(sql`${l.partyId}`),
    }),
    text: ([multiCert, reason]) =>
      `核发${multiCert === 'true' ? '多证合一' : ''}营业执照（${issueReasons[reason as IssueReason]}）`,
  },
  {
    id: 'entity.seal',
    title: '印章刻制',
    page: '/entities',
    rows: () => ({
      of: s,
      party: s.partyId,
      day: s.deliveredOn,
      said: [s.freeOfCharge, s.pieces],
      from: sql`from ${asKnownNow.at(s)}`,
      opens: registrationOf(sql`${s.partyId}`),
    }),
    text: ([free, pieces]) => `交付${free === 'true' ? '免费' : ''}印章 ${pieces ?? '？'} 枚`,
  },
  {
    id: 'entity.suspension',
    title: '歇业备案',
    page: '/entities',
    rows: () => ({
      of: f,
      party: f.partyId,
      day: f.filedOn,
      said: [f.fromDay, sql`coalesce(${f.extendedTo}, ${f.toDay})`, f.resumedOn],
      from: sql`from ${asKnownNow.at(f)}`,
      opens: registrationOf(sql`${f.partyId}`),
    }),
    text: ([from, to, resumed]) => `歇业备案：${from} 至 ${to}${resumed === null ? '' : `，${resumed} 恢复营业`}`,
  },
  {
    id: 'entity.exit',
    title: '注销办理',
    page: '/entities',
    rows: () => ({
      of: x,
      party: x.partyId,
      day: sql`coalesce(${x.decidedOn}, ${x.appliedOn}, ${x.noticeFrom}, ${x.liquidationOn})`,
      said: [x.procedure, x.noticeFrom, x.noticeTo, x.objectedOn, x.withdrawnOn, x.decidedOn, x.approved],
      from: sql`from ${asKnownNow.at(x)}`,
      opens: registrationOf(sql`${x.partyId}`),
    }),
    text: ([procedure, from, to, objected, withdrawn, decided, approved]) =>
      [
        exitProcedures[procedure as ExitProcedure],
        from === null ? '' : `公告 ${from} 至 ${to ?? '？'}`,
        objected === null ? '' : `${objected} 有异议`,
        withdrawn === null ? '' : `${withdrawn} 撤回`,
        decided === null ? '' : `${decided} ${approved === 'true' ? '准予注销' : '不予注销'}`,
      ]
        .filter(Boolean)
        .join('，'),
  },
  {
    id: 'entity.application',
    title: '登记申请',
    page: null,
    rows: () => ({
      of: a,
      party: a.partyId,
      day: a.receivedOn,
      said: [a.matter, a.applicationNo, a.decidedOn],
      from: sql`from ${asKnownNow.at(a)}`,
    }),
    text: ([matter, applicationNo, decidedOn]) =>
      `${matters[matter as Matter]}申请 ${applicationNo}${decidedOn === null ? '' : `，${decidedOn} 决定`}`,
    numbers: [{ title: '登记申请编号', column: a.applicationNo }],
  },
  {
    id: 'entity.start-up',
    title: '企业开办',
    page: '/startup-cases',
    rows: ({ today }) => ({
      of: u,
      party: u.partyId,
      day: u.acceptedOn,
      said: [u.caseNo, startupStateOn(today)],
      from: sql`from ${asKnownNow.at(u)}`,
      handler: u.helper,
    }),
    text: ([caseNo, state]) => `企业开办 ${caseNo}，${startupStates[state as StartupState]}`,
    numbers: [{ title: '企业开办受理编号', column: u.caseNo }],
  },
]

/** What registration knows of a party. */
export const entitySection: PartySection = { title: '市场主体登记', reading: 'entity.read', records, warnings }

/** A state in which a party does not do business, a suspension, and a deregistration that is under way. */
async function warnings(q: Queryable, partyId: string, { today, law }: DossierDay): Promise<PartyWarning[]> {
  const [known] = await q.rows<{ page: string | null }>(sql`select ${registrationOf(sql`${partyId}`)} as page`)
  const page = known?.page == null ? null : `/entities/${known.page}`
  const states = await q.select(
    { state: ps.state, fromDay: ps.fromDay, decisionNo: ps.decisionNo },
    sql`from ${asKnownNow.at(ps)} where ${ps.countyCode} = ${q.scope.county} and ${ps.partyId} = ${partyId} and ${ps.state} <> 'ACTIVE'
      and ${ps.fromDay} <= ${today}::date and (${ps.toDay} is null or ${ps.toDay} > ${today}::date)`,
  )
  const exits = await q.select(
    { procedure: x.procedure, noticeFrom: x.noticeFrom, noticeTo: x.noticeTo, objectedOn: x.objectedOn },
    sql`from ${asKnownNow.at(x)} where ${x.countyCode} = ${q.scope.county} and ${x.partyId} = ${partyId} and ${x.decidedOn} is null and ${x.withdrawnOn} is null`,
  )
  return [
    ...states.map(({ state, fromDay, decisionNo }): PartyWarning => ({
      tone: partyStates[state].existing ? 'amber' : 'red',
      day: fromDay,
      text: `${partyStates[state].label}${decisionNo === null ? '' : `（${decisionNo}）`}`,
      ...stateAdvice(state, fromDay, law),
      page,
    })),
    ...exits.map((r): PartyWarning => ({
      tone: 'amber',
      day: (r.noticeFrom as Day | null) ?? null,
      text: `正在办理${exitProcedures[r.procedure]}${r.noticeTo === null ? '' : `，公告到 ${r.noticeTo}`}${r.objectedOn === null ? '' : `，${r.objectedOn} 有人提出异议`}`,
      todo:
        r.objectedOn === null ? '有未了结的案件、责令改正或者欠款的，在公告期内提出异议。' : '异议成立的终止简易注销。',
      basis: '市场主体登记管理条例第三十三条、实施细则第四十八条',
      page,
    })),
  ]
}

function stateAdvice(state: PartyState, fromDay: Day, law: DossierDay['law']): Pick<PartyWarning, 'todo' | 'basis'> {
  if (state === 'SUSPENDED')
    return {
      todo: `歇业最长到 ${suspensionLimit(fromDay, law)}；期满视为恢复营业，年度报告照报。`,
      basis: '市场主体登记管理条例第三十条',
    }
  if (state === 'LIQUIDATING')
    return {
      todo: '清算期间不得开展与清算无关的经营活动；清算完毕三十日内申请注销。',
      basis: '市场主体登记管理条例第三十二条',
    }
  if (state === 'REVOKED' || state === 'CLOSED_ORDER' || state === 'CANCELLED_REG')
    return { todo: '不得再经营，不受理许可和变更；督促其清算、注销。', basis: '市场主体登记管理条例第三十一条' }
  return { todo: '主体已不存续，不再办理业务；仍在经营的按无照处理。', basis: '无证无照经营查处办法' }
}

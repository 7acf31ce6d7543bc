import { useNavigate, useSearch } from '@tanstack/react-router'
import { staffStructure } from '#kernel/org/staff-contract.ts'
import { useCall } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { DayPicker } from '#web/DayPicker.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { useSession } from '#web/session.ts'
import './org.css'

/** Age, sex and education of the staff on a day. Months of birth stay sealed: only the sums are shown. */
export function OrgStructurePage() {
  const session = useSession()
  const navigate = useNavigate()
  const { on } = useSearch({ strict: false }) as { on?: string }
  const answer = useCall(staffStructure, on ? { on } : {}, { keepPrevious: true })
  const s = answer.data
  return (
    <>
      <PageHead title="人员结构" note={s && `${s.on}，按周岁，编内人员`} />
      <div className="qh-filters">
        <DayPicker
          label="哪一天"
          placeholder="看哪一天，默认今天"
          value={on}
          latest={session.today}
          onChange={(d) => void navigate({ to: '.', search: (d ? { on: d } : {}) as never, replace: true })}
        />
      </div>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {s && (
        <>
          <dl className="qh-age">
            {[
              ['编内人员', `${s.people} 人`],
              ['聘用人员', `${s.contract} 人`],
              ['平均年龄', s.average === null ? '—' : `${s.average} 岁`],
              ['50 岁及以上', `${s.fiftyAndOver} 人`],
              ['持有效执法证', `${s.enforcement} 人`],
            ].map(([title, value]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {s.unknown > 0 && <p className="qh-note">有 {s.unknown} 人没有登记出生年月，不在各年龄段里。</p>}
          <DataTable
            caption="年龄结构"
            columns={[
              { key: 'band', title: '年龄段', render: (b) => b.title },
              { key: 'men', title: '男', numeric: true, render: (b) => b.men },
              { key: 'women', title: '女', numeric: true, render: (b) => b.women },
              { key: 'count', title: '合计', numeric: true, render: (b) => b.count },
            ]}
            rows={s.bands}
            rowKey={(b) => b.title}
          />
          <section className="qh-section">
            <h2>学历</h2>
            <DataTable
              caption="学历"
              columns={[
                { key: 'title', title: '学历', render: (e) => e.title },
                { key: 'count', title: '人数', numeric: true, render: (e) => e.count },
              ]}
              rows={s.educations}
              rowKey={(e) => e.title}
            />
          </section>
        </>
      )}
    </>
  )
}

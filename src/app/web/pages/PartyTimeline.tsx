import { Alert, Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Output } from '#platform/contract/operation.ts'
import { partyTimeline } from '#kernel/dossier/contract.ts'
import { type ApiError, call, callKey } from '#web/call.ts'
import { Failed, Loading } from '#web/PageState.tsx'

type Page = Output<typeof partyTimeline>

/** Records of a party, the newest first, a page at a time: of one business, of all, or its documents. */
export function PartyTimeline(props: { id: string; business: string | undefined; papers: boolean }) {
  const asked = {
    id: props.id,
    papers: props.papers ? ('true' as const) : ('false' as const),
    ...(props.business === undefined ? {} : { business: props.business }),
  }
  const answer = useInfiniteQuery<Page, ApiError, { pages: Page[] }, unknown[], string | undefined>({
    queryKey: [...callKey(partyTimeline, asked), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(partyTimeline, { ...asked, ...(pageParam === undefined ? {} : { after: pageParam }) }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })
  if (answer.isPending) return <Loading />
  if (answer.isError && !answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  const { pages } = answer.data!
  const failed = [...new Set(pages.flatMap((p) => p.failed))]
  return (
    <>
      {failed.length > 0 && (
        <Alert
          type="error"
          showIcon
          className="qh-form-error"
          title={`这些业务的记录没有读出来：${failed.join('、')}。请刷新本页重试。`}
        />
      )}
      <ol className="qh-timeline">
        {pages
          .flatMap((p) => p.records)
          .map((r) => (
            <li key={r.key}>
              <time>{r.day ?? '日期不详'}</time>
              <span className="qh-timeline-where">{r.title}</span>
              <span>{r.page === null ? r.text : <Link to={r.page}>{r.text}</Link>}</span>
            </li>
          ))}
      </ol>
      {answer.isFetchNextPageError && <Failed error={answer.error!} />}
      {answer.hasNextPage && (
        <div className="qh-more">
          <Button loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
            更早的记录
          </Button>
        </div>
      )}
    </>
  )
}

import { App, Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { findUndo, takeBackAct } from '#kernel/record/contract.ts'
import { type ApiError, call } from './call.ts'

/** Seconds for which the offer stands on the screen; pointing at it keeps it. */
const offered = 30

/** Takes back what a form did, named by the form's key. Gives whether it is taken back. */
export function useTakeBack(): (key: string) => Promise<boolean> {
  const { message } = App.useApp()
  const queries = useQueryClient()
  return async (key) => {
    const done = await call(takeBackAct, { key }).then(
      () => true,
      (error: unknown) => {
        message.error((error as ApiError).message, 8)
        return false
      },
    )
    if (done) message.success('已撤回')
    await queries.invalidateQueries()
    return done
  }
}

/** Says that a form was saved, and offers to take back what it did as long as that is possible. `record`: what it wrote. */
export function useUndo(): (title: string, key: string, record: string) => Promise<void> {
  const { notification } = App.useApp()
  const takeBack = useTakeBack()
  return async (title, key, record) => {
    const { undo } = await call(findUndo, { id: record }).catch(() => ({ undo: null }))
    const mine = undo?.key === key ? undo : null
    notification.success({
      key,
      title: `${title}：已保存`,
      description: mine && `录错了可以在 ${mine.minutesLeft} 分钟内撤回。`,
      actions: mine && (
        <Button
          size="small"
          onClick={() => {
            notification.destroy(key)
            void takeBack(key)
          }}
        >
          撤回
        </Button>
      ),
      duration: offered,
      placement: 'bottomRight',
      role: 'status',
    })
  }
}

import { App, Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { takeBackAct, undoMinutes } from '#kernel/record/contract.ts'
import { type ApiError, call } from './call.ts'

/** Seconds for which the offer stands on the screen; pointing at it keeps it. */
const offered = 30

/** Offers to take back what a form has just done. `key`: the form's own. */
export function useUndo(): (title: string, key: string) => void {
  const { notification, message } = App.useApp()
  const queries = useQueryClient()
  const undo = async (key: string): Promise<void> => {
    notification.destroy(key)
    try {
      await call(takeBackAct, { key })
      message.success('已撤回')
    } catch (error) {
      message.error((error as ApiError).message, 8)
    }
    await queries.invalidateQueries()
  }
  return (title, key) =>
    notification.success({
      key,
      title: `${title}：已保存`,
      description: `录错了可以在 ${undoMinutes} 分钟内撤回。`,
      actions: (
        <Button size="small" onClick={() => void undo(key)}>
          撤回
        </Button>
      ),
      duration: offered,
      placement: 'bottomRight',
      role: 'status',
    })
}

import '@fontsource-variable/noto-sans-sc/index.css'
import '#web/web.css'
import './shell.css'
import { App, ConfigProvider } from 'antd'
import type { PickerLocale } from 'antd/es/date-picker/generatePicker'
import zhCN from 'antd/es/locale/zh_CN'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { whoAmI } from '#platform/auth/contract.ts'
import { ApiError, callKey } from '#web/call.ts'
import { loadDomainUis } from './domain-uis.ts'
import { consoleRouter } from './router.tsx'
import { followLook, useShownLook } from './look.ts'
import { themes } from './theme.ts'

const tries = 2

// The library labels these buttons by what they do and hides the year and month that they show; without a label they are read.
const { yearSelect: _y, monthSelect: _m, ...calendarWords } = zhCN.DatePicker!.lang
const chinese = { ...zhCN, DatePicker: { ...zhCN.DatePicker!, lang: calendarWords as PickerLocale['lang'] } }

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a server that did not answer is asked again.
      retry: (count, error) => count < tries && error instanceof ApiError && error.status === 0,
    },
  },
  queryCache: new QueryCache({
    // The session ended meanwhile, or something is due of it: asking again who works here leads to the sign-in (Shell).
    onError: (error, query) => {
      if (!(error instanceof ApiError) || query.queryKey[0] === whoAmI.name) return
      if (error.status !== 401 && !error.code.startsWith('auth.due.')) return
      void queries.invalidateQueries({ queryKey: callKey(whoAmI) })
    },
  }),
})

const uis = await loadDomainUis()
const router = consoleRouter(uis, queries)

followLook()

function Console() {
  const look = useShownLook()
  return (
    <ConfigProvider locale={chinese} theme={themes[look]} button={{ autoInsertSpace: false }}>
      <App>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}

createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <Console />
  </StrictMode>,
)

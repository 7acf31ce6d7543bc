// Chromium 108 lacks it, the linter asks for it; anything else that is too new fails bundle.test.ts.
import 'core-js/actual/array/to-sorted.js'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { whoAmI } from '#platform/auth/contract.ts'
import { ApiError, bringKeys, callKey } from '#web/call.ts'
import { postOnce } from '#web/request-key.ts'
import { loadDomainUis } from './domain-uis.ts'
import { Library } from './Library.tsx'
import { consoleRouter } from './router.tsx'

bringKeys(postOnce)
const tries = 2

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

createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <Library>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Library>
  </StrictMode>,
)

import { createContext, use } from 'react'
import { useRouteLoaderData } from 'react-router'
import type { RootData } from '../root.tsx'

/** What only the server knows while it renders one answer. In the browser there is none. */
type Rendering = { readonly requestId: string; readonly csrfToken: () => string }

export const RenderingContext = createContext<Rendering | null>(null)

/** The number of the request, for error pages; unknown when an error happens in the browser. */
export const useRequestId = (): string | null => use(RenderingContext)?.requestId ?? null

/** Data of the root route; undefined on a page that failed before it was loaded. */
export const useRootData = (): RootData | undefined => useRouteLoaderData<RootData>('root')

/** A token for a form: hydrated pages carry one in their data, portal pages take one while rendering. */
export const useCsrfToken = (): string => {
  const rendering = use(RenderingContext)
  const carried = useRootData()?.csrf
  return carried ?? rendering?.csrfToken() ?? ''
}

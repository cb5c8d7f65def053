/** What a route may say of itself: `export const handle: RouteHandle = { … }`. */
export type RouteHandle = {
  /** The page runs React in the browser. Portal pages never do. */
  readonly hydrate?: boolean
  /** Which face of the product: decides stylesheet and theme. Default: the portal. */
  readonly face?: Face
  /** Addresses of small scripts that load deferred (`import url from '#ui/enhance/….ts?worker&url'`). */
  readonly scripts?: readonly string[]
  /** On a public screen: this page, under this title, is all that the screen is for; nothing leads away from it. */
  readonly onlyScreen?: string
}
export type Face = 'portal' | 'workplace' | 'kiosk' | 'wall'

const isHandle = (value: unknown): value is RouteHandle => typeof value === 'object' && value !== null

/** The one switch around `<Scripts/>`: true when any route of the branch asks for it. */
export const isHydrated = (handles: readonly unknown[]): boolean =>
  handles.some((handle) => isHandle(handle) && handle.hydrate === true)

export const faceOf = (handles: readonly unknown[]): Face =>
  handles.reduce<Face>((face, handle) => (isHandle(handle) ? (handle.face ?? face) : face), 'portal')

export const onlyScreenOf = (handles: readonly unknown[]): string | undefined =>
  handles.reduce<string | undefined>((title, handle) => (isHandle(handle) ? (handle.onlyScreen ?? title) : title), undefined)

export const scriptsOf = (handles: readonly unknown[]): readonly string[] =>
  handles.flatMap((handle) => (isHandle(handle) ? (handle.scripts ?? []) : []))

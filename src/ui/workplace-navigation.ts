export type NavigationItem = {
  readonly to: string
  readonly label: string
  /** A key that opens it from any page of the workplace. */
  readonly shortcut?: string
}

/** The rail, in groups. A page joins it when it exists; nothing here leads nowhere. */
export const WORKPLACE_NAVIGATION: readonly (readonly NavigationItem[])[] = [[{ to: '/mot-cua', label: 'Hôm nay' }]]

import type { Actor } from '#kernel/actor.ts'
import { WORKPLACE_NAVIGATION, type NavigationGroup } from '#ui/workplace-navigation.ts'
import { decideAccess } from './access.ts'

const isOpen = (to: string, actor: Actor): boolean => decideAccess(to, actor) === 'allowed'

/** The rail of this person: only doors that open for them. */
export const navigationFor = (actor: Actor): readonly NavigationGroup[] =>
  WORKPLACE_NAVIGATION.map(({ heading, items }) => ({
    heading,
    items: items
      .filter((item) => isOpen(item.to, actor))
      .map((item) => (item.pages === undefined ? item : { ...item, pages: item.pages.filter(({ to }) => isOpen(to, actor)) })),
  })).filter(({ items }) => items.length > 0)

import type { Actor } from '#kernel/actor.ts'
import { WORKPLACE_NAVIGATION, type NavigationGroup } from '#ui/workplace-navigation.ts'
import { decideAccess } from './access.ts'

/** The rail of this person: only doors that open for them. */
export const navigationFor = (actor: Actor): readonly NavigationGroup[] =>
  WORKPLACE_NAVIGATION.map(({ heading, items }) => ({
    heading,
    items: items.filter((item) => decideAccess(item.to, actor) === 'allowed'),
  })).filter(({ items }) => items.length > 0)

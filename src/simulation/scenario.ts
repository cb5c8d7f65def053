import type { Scenario, ScenarioPost, ScenarioStream } from './scenario-schema.ts'

/** A unit to open, whether it stands by itself in the file or comes from a group. */
export type UnitToOpen = {
  readonly code: string
  readonly parent: string | null
  readonly name: string
  readonly shortName: string
  readonly tier: string
  readonly kind: string
  readonly areaCode: string | null
  readonly posts: readonly ScenarioPost[]
}

/** Every unit of the scenario, parents before children. */
export const allUnits = (scenario: Scenario): readonly UnitToOpen[] => [
  ...scenario.units.map((unit) => ({ ...unit, parent: unit.parent ?? null, areaCode: unit.areaCode ?? null })),
  ...scenario.groups.flatMap((group) =>
    group.members.flatMap((member): UnitToOpen[] => {
      const code = `${group.parent}.${member.part}`
      const { tier, kind, posts } = group
      const own = { code, parent: group.parent, tier, kind, posts, name: member.name, shortName: member.shortName, areaCode: member.areaCode ?? null }
      const children = group.children.map((child) => ({
        code: `${code}.${child.part}`,
        parent: code,
        tier,
        kind: child.kind,
        posts: child.posts,
        name: child.name.replace('{name}', member.name),
        shortName: child.shortName.replace('{name}', member.shortName),
        areaCode: null,
      }))
      return [own, ...children]
    }),
  ),
]

/** Where dossiers of a stream come in and who decides them, by unit code. */
export type Place = { readonly receiving: string; readonly competent: string; readonly weight: number }

/** `undefined` when the stream names a group that the scenario does not have. */
export const placesOf = (scenario: Pick<Scenario, 'groups'>, { places }: ScenarioStream): readonly Place[] | undefined => {
  if (!('group' in places)) return places
  const group = scenario.groups.find((one) => one.id === places.group)
  return group?.members.map(({ part, weight }) => ({
    receiving: `${group.parent}.${part}.${places.receivingPart}`,
    competent: `${group.parent}.${part}`,
    weight,
  }))
}

/** "agencyLeader+" → with everything below; "receptionOfficer@01" → at the child unit 01. */
export const readRole = (text: string): { readonly name: string; readonly withSubtree: boolean; readonly child: string | undefined } => {
  const [role = '', child] = text.split('@')
  const withSubtree = role.endsWith('+')
  return { name: withSubtree ? role.slice(0, -1) : role, withSubtree, child }
}

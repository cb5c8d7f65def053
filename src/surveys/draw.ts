import { hash } from 'node:crypto'
import type { Ctx, Trx } from '#db/context.ts'
import { findConsentsOf } from '#citizens/own/consents.ts'
import { findFinishedSubmitters, type FinishedSubmitter } from '#dossiers/people/finished-submitters.ts'
import type { UnitId } from '#kernel/ids.ts'
import { refuse } from '#kernel/result.ts'
import { Temporal } from '#kernel/time.ts'
import { surveyRuleOn } from '#law/surveys.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { asHolder, decided, type Done, type Seen } from './commands.ts'
import { drawSample, type Candidate } from './domain/sampling.ts'
import type { Exclusions, SampleMethod, Survey } from './domain/survey.ts'
import { makeInvitations, type Invitee } from './invitations.ts'
import { replaceInvitations } from './store.ts'

const SEED_BYTES = 16
const MOST_WANTED = 100_000

/** Who may be asked, and who not and why; `person` still stands several times where somebody had several dossiers. */
export type Frame = {
  readonly candidates: readonly (Candidate & Pick<Invitee, 'channel' | 'mayCall'>)[]
  readonly excluded: Omit<Exclusions, 'samePerson'>
}

/** The agency among the rated ones that answers for a unit. */
const ratedFor = (tree: UnitTree, { rated }: Pick<Survey, 'rated'>): ReadonlyMap<UnitId, UnitId> =>
  new Map(
    tree.units.flatMap(({ id }) => {
      const agency = agencyOf(tree, id)?.id
      return agency !== undefined && rated.includes(agency) ? [[id, agency] as const] : []
    }),
  )

/**
 * The frame of a survey: whoever submitted a dossier that a rated agency finished in the period. Left out is who has no
 * contact at all, and who said on the portal that they want no invitation; a message goes only to who agreed to it.
 */
export const findFrame = async (trx: Trx, ctx: Ctx, survey: Survey, tree: UnitTree): Promise<Frame> => {
  if (survey.period === null) return { candidates: [], excluded: { noContact: 0, refused: 0 } }
  const agencies = ratedFor(tree, survey)
  const { from, to } = survey.period
  const submitters = await findFinishedSubmitters(trx, [...agencies.keys()], Temporal.PlainDate.from(from), Temporal.PlainDate.from(to))
  const accounts = [...new Set(submitters.flatMap(({ accountId }) => accountId ?? []))]
  const consents = await findConsentsOf(trx, accounts, 'surveys', today(ctx).toString())
  const consentOf = ({ accountId }: FinishedSubmitter) => (accountId === null ? undefined : consents.get(accountId))
  const reachable = submitters.filter(({ hasPhone, hasEmail }) => hasPhone || hasEmail)
  const willing = reachable.filter((one) => consentOf(one) !== 'refused')
  return {
    candidates: willing.map((one) => ({
      dossierId: one.dossierId, person: one.person, unitId: agencies.get(one.unitId) ?? one.unitId, sector: one.sector,
      channel: consentOf(one) === 'given' ? (one.hasEmail ? 'mail' : 'sms') : null, mayCall: one.hasPhone,
    })),
    excluded: { noContact: submitters.length - reachable.length, refused: reachable.length - willing.length },
  }
}

const fingerprintOf = (candidates: readonly Candidate[]): string => hash('sha256', candidates.map(({ dossierId }) => dossierId).toSorted().join('\n'))

/** Draws whom to invite; a new draw takes the place of the one before, and the history keeps both seeds. */
export const drawInvitations = (ctx: Ctx, { method, wanted, ...seen }: Seen & { readonly method: SampleMethod; readonly wanted: number }): Promise<Done> =>
  asHolder(ctx, seen, async (trx, held): Promise<Done> => {
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > MOST_WANTED) return refuse('surveyWantedInvalid')
    const { survey, tree } = held
    const { candidates, excluded } = await findFrame(trx, ctx, survey, tree)
    const seed = Buffer.from(ctx.random(SEED_BYTES)).toString('hex')
    const { strata, chosen, frame } = drawSample(candidates, { seed, method, wanted, fewest: surveyRuleOn(today(ctx).toString()).fewestDrawn })
    if (frame === 0) return refuse('surveyFrameEmpty')
    const byDossier = new Map(candidates.map((one) => [one.dossierId, one]))
    const sampled = await decided(trx, ctx, held, {
      type: 'sample',
      sample: { kind: 'drawn', method, seed, wanted, frame, fingerprint: fingerprintOf(candidates), strata, excluded: { ...excluded, samePerson: candidates.length - frame } },
    })
    if (!sampled.ok) return sampled
    const invitees = chosen.map(({ dossierId, stratum }): Invitee => {
      const { channel, mayCall } = byDossier.get(dossierId) ?? { channel: null, mayCall: false }
      return { stratum, dossierId, contact: null, channel, mayCall }
    })
    await replaceInvitations(trx, survey.id, await makeInvitations(trx, ctx, invitees))
    return sampled
  })

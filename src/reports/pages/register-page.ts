import { transaction, type Ctx } from '#db/context.ts'
import { PHASE_WORDS } from '#figures/words.ts'
import { ROLES } from '#kernel/actor.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import { reachOf } from '#identity/domain/may.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { AskingRefusal } from '../refusals.ts'
import { readAddress } from '../report-address.ts'
import { readRegister } from '../register/read-register.ts'

const MOST_SHOWN = 200
/** Days back that the page opens with. */
const USUAL_DAYS = 30

export type RegisterPage = {
  readonly units: readonly { readonly value: string; readonly label: string }[]
  readonly asked: { readonly unit: string; readonly from: string; readonly to: string }
  readonly lines: readonly {
    readonly id: DossierId
    readonly code: string
    readonly procedure: string
    readonly competentUnit: string
    readonly ownerName: string | null
    readonly phoneTail: string | null
    readonly acceptedAt: At
    readonly dueAt: At | null
    readonly handedOverAt: At | null
    readonly delivery: 'desk' | 'post' | 'electronic' | null
    readonly state: string
  }[]
  readonly hasMore: boolean
  readonly files: readonly { readonly label: string; readonly href: string }[]
  readonly refusal: Refusal<AskingRefusal> | null
}

const at = (instant: Parameters<typeof toAt>[0] | null): At | null => (instant === null ? null : toAt(instant))

/** The register of one desk; without a question the last thirty days of the actor's first unit. */
export const loadRegisterPage = async (ctx: Ctx, query: URLSearchParams): Promise<RegisterPage> => {
  const day = today(ctx)
  const tree = await transaction(ctx, (trx) => unitTree(trx, day))
  const own = reachOf(ctx.actor, ...ROLES.filter((role) => role !== 'systemAdmin' && role !== 'businessAdmin'))
  const units = tree.units.filter(({ id }) => own.has(id)).map(({ code, name }) => ({ value: code, label: name }))
  const typed = readAddress('', query)
  const asked = {
    unit: typed.unit === '' ? (units[0]?.value ?? '') : typed.unit,
    from: typed.from === '' ? day.subtract({ days: USUAL_DAYS }).toString() : typed.from,
    to: typed.to === '' ? day.toString() : typed.to,
  }
  const address = new URLSearchParams({ 'don-vi': asked.unit, tu: asked.from, den: asked.to })
  const files = [['PDF để in', 'pdf'], ['Excel (XLSX)', 'xlsx']].map(([label = '', kind = '']) => ({ label, href: `/bao-cao/so-theo-doi/tep/${kind}?${address}` }))
  if (units.length === 0) return { units, asked, lines: [], hasMore: false, files, refusal: null }
  const register = await readRegister(ctx, asked, MOST_SHOWN)
  if (!register.ok) return { units, asked, lines: [], hasMore: false, files, refusal: register.refusal }
  return {
    units, asked, files, refusal: null, hasMore: register.value.hasMore,
    lines: register.value.lines.map(({ acceptedAt, dueAt, handedOverAt, phase, ...line }) => ({
      ...line, acceptedAt: toAt(acceptedAt), dueAt: at(dueAt), handedOverAt: at(handedOverAt), state: PHASE_WORDS[phase],
    })),
  }
}

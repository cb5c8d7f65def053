import type { Ctx } from '#db/context.ts'
import type { PlainDate } from '#kernel/time.ts'
import { reportFormOn } from '#law/report-forms.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { agenciesOf } from '#organisation/domain/agency.ts'
import { daysLate, isWithUnit, type FilingState } from '../domain/filing.ts'
import { mayPrepare, mayReceive } from '../domain/may.ts'
import type { Filing } from '../filing-store.ts'
import { listFilings, listRounds } from '../filing-queries.ts'
import { readingAll } from '../report-question.ts'
import { FILING_STATE_WORDS, writePeriod } from '../words.ts'

/** One report in a list. */
export type FilingLine = {
  readonly id: string
  readonly formCode: string
  readonly unitName: string
  readonly period: string
  readonly dueOn: string
  readonly state: FilingState
  readonly words: string
  /** Days past the due day; 0 for one that was sent or is not due. */
  readonly daysLate: number
  readonly wasUrged: boolean
}

export const filingLine = (filing: Filing, tree: UnitTree, day: PlainDate): FilingLine => ({
  id: filing.id,
  formCode: reportFormOn(filing.form, filing.to.toString())?.code ?? filing.form,
  unitName: tree.find(filing.unitId)?.name ?? 'Đơn vị cũ',
  period: writePeriod(filing),
  dueOn: filing.dueOn.toString(),
  state: filing.state,
  words: FILING_STATE_WORDS[filing.state],
  daysLate: isWithUnit(filing.state) ? daysLate(filing.dueOn, day) : 0,
  wasUrged: filing.urgedAt !== null,
})

const MOST_SHOWN = 200

/** What the actor's own agencies owe, the newest period first. */
export const loadOwnFilings = (ctx: Ctx): Promise<readonly FilingLine[]> =>
  readingAll(ctx, async (trx) => {
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    const units = agenciesOf(tree).filter(({ id }) => mayPrepare(ctx.actor, id, tree)).map(({ id }) => id)
    return units.length === 0 ? [] : (await listFilings(trx, { units }, MOST_SHOWN)).map((filing) => filingLine(filing, tree, day))
  })

export type Round = {
  readonly key: string
  readonly href: string
  readonly formCode: string
  readonly period: string
  readonly dueOn: string
  readonly owed: number
  readonly sent: number
  readonly accepted: number
  readonly returned: number
  readonly late: number
}

export type FollowPage = {
  readonly recipient: string
  readonly rounds: readonly Round[]
  readonly commandId: string
  /** The reports of the chosen period; the newest one unless told. */
  readonly chosen: { readonly key: string; readonly title: string; readonly lines: readonly FilingLine[] } | null
}

const MOST_ROUNDS = 40

/** Who has sent and who has not, for the agency that the actor receives for. Undefined: they receive for none. */
export const loadFollowPage = (ctx: Ctx, query: URLSearchParams): Promise<FollowPage | undefined> =>
  readingAll(ctx, async (trx): Promise<FollowPage | undefined> => {
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    const recipient = agenciesOf(tree).find(({ id }) => tree.children(id).length > 0 && mayReceive(ctx.actor, id, tree))
    if (recipient === undefined) return undefined
    const rounds = (await listRounds(trx, recipient.id, day, MOST_ROUNDS)).map((line) => {
      const key = [line.form, line.system, line.kind, line.from.toString()].join('.')
      return {
        line,
        shown: {
          key, href: `?dot=${encodeURIComponent(key)}`, formCode: reportFormOn(line.form, line.to.toString())?.code ?? line.form, period: writePeriod(line),
          dueOn: line.dueOn.toString(), owed: line.owed, sent: line.sent, accepted: line.accepted, returned: line.returned, late: line.late,
        },
      }
    })
    const chosen = rounds.find(({ shown }) => shown.key === query.get('dot')) ?? rounds[0]
    const lines = chosen === undefined ? [] : (await listFilings(trx, { recipient: recipient.id, period: chosen.line }, MOST_SHOWN * 10)).map((filing) => filingLine(filing, tree, day))
    return {
      recipient: recipient.name,
      commandId: ctx.newId(),
      rounds: rounds.map(({ shown }) => shown),
      chosen: chosen === undefined ? null : {
        key: chosen.shown.key, title: `${chosen.shown.formCode} · ${chosen.shown.period}`,
        lines: lines.toSorted((a, b) => b.daysLate - a.daysLate || rank(a.state) - rank(b.state)),
      },
    }
  })

/** What waits for somebody comes first. */
const rank = (state: FilingState): number => ['returned', 'open', 'signed', 'accepted'].indexOf(state)

import { transaction, type Ctx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { petitionRule, type PetitionClass } from '#law/petition-rules.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { figuresOf, PETITION_FIGURES, type PetitionFigure, type PetitionFigures } from '../domain/figures.ts'
import { COUNTER, findDialogueFigures, readStandings, spanOf } from '../queries.ts'
import type { DialogueFigures } from '../domain/dialogue.ts'
import { classLabel, FIGURE_WORDS } from '../words.ts'
import { figureHref, figureUnits, monthDays, wholeOf } from './figure-address.ts'

export type FigureLine = { readonly figure: PetitionFigure; readonly label: string; readonly value: number; readonly href: string }

export type PartLine = { readonly unitCode: string; readonly unitName: string; readonly figures: Omit<PetitionFigures, 'byClass'>; readonly total: number }

export type FiguresPage = {
  readonly units: readonly { readonly value: string; readonly label: string }[]
  readonly unitCode: string
  readonly unitName: string
  readonly month: string
  readonly lines: readonly FigureLine[]
  /** Every petition that these units had in the month. */
  readonly total: number
  readonly late: number
  readonly rated: { readonly satisfied: number; readonly of: number }
  readonly classes: readonly { readonly label: string; readonly count: number }[]
  readonly parts: readonly PartLine[]
  readonly dialogues: DialogueFigures
  readonly answerDays: number
}

/** The figures of a month: of one agency with all below it, and of each agency directly below. Undefined when the officer may read none. */
export const findFiguresPage = async (ctx: Ctx, address: string): Promise<FiguresPage | undefined> => {
  const query = new URL(address).searchParams
  const { month, from, to } = monthDays(query.get('ky') ?? '', today(ctx))
  const tree = await transaction(ctx, (trx) => unitTree(trx, today(ctx)))
  const units = figureUnits(ctx, tree)
  const unit = units.find(({ code }) => code === query.get('cua')) ?? units[0]
  if (unit === undefined) return undefined
  const whole = wholeOf(tree, unit.id)
  const now = ctx.clock()
  const { own, parts } = await transaction({ ...ctx, actor: COUNTER }, async (trx) => {
    const span = spanOf({ from, to }, now)
    const below = tree.children(unit.id).filter(({ id }) => units.some((one) => one.id === id))
    const lines: PartLine[] = []
    for (const part of below) {
      const standings = await readStandings(trx, wholeOf(tree, part.id), span, toAt(now))
      if (standings.length > 0) lines.push({ unitCode: part.code, unitName: part.name, figures: figuresOf(standings), total: standings.length })
    }
    return { own: await readStandings(trx, whole, span, toAt(now)), parts: lines }
  })
  const figures = figuresOf(own)
  const day = today(ctx).toString()
  return {
    units: units.map(({ code, name }) => ({ value: code, label: name })),
    unitCode: unit.code, unitName: unit.name, month, total: own.length, late: figures.late,
    rated: { satisfied: figures.satisfied, of: figures.satisfied + figures.dissatisfied },
    lines: PETITION_FIGURES.map((figure) => ({ figure, label: FIGURE_WORDS[figure], value: figures[figure], href: figureHref({ figure, unitCode: unit.code, month }) })),
    classes: Object.entries(figures.byClass).map(([code, count]) => ({ label: classLabel(code as PetitionClass, day), count })),
    parts,
    dialogues: await findDialogueFigures(ctx, { unitIds: whole, period: { from, to }, asOf: null }),
    answerDays: petitionRule(day).limits.answer,
  }
}

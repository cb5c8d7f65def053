import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import { ZONE, type Instant } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { MASK_WORDS } from '../../../law/petitions/personal-words.ts'
import { findDialogue, listDialogues, listPromises, listPublicQuestions, listQuestions, type Dialogue, type Question } from '../dialogues/dialogue-queries.ts'
import { mayHandleDialogues } from '../dialogues/sessions.ts'
import { isPromiseLate, type DialogueId, type DialoguePhase, type PromiseState } from '../domain/dialogue.ts'
import { findPersonal, maskPersonal } from '../domain/masking.ts'
import { handlingUnits } from '../domain/may.ts'
import { SENDER } from '../sender.ts'

/** A session as any page shows it: nothing of who asked. */
export type DialogueView = {
  readonly id: DialogueId
  readonly unitName: string
  readonly phase: DialoguePhase
  readonly title: string
  readonly topics: string
  readonly place: string
  readonly startsAt: At
  readonly questionsUntil: At
  readonly isOpen: boolean
  readonly hasBegun: boolean
  /** As boxes for a moment take them, in Vietnam's time. */
  readonly local: { readonly startsAt: string; readonly questionsUntil: string }
  readonly attended: number | null
  readonly minutes: string | null
  readonly closingWords: string | null
  readonly questions: number
  readonly promises: number
  readonly promisesDone: number
}

const localOf = (at: Instant): string => at.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' })

const viewOf = (ctx: Ctx, tree: UnitTree, { unitId, startsAt, questionsUntil, ...one }: Dialogue): DialogueView => ({
  ...one,
  unitName: tree.find(unitId)?.name ?? 'Đơn vị cũ',
  startsAt: toAt(startsAt),
  questionsUntil: toAt(questionsUntil),
  isOpen: one.phase === 'announced' && toAt(ctx.clock()) <= toAt(questionsUntil),
  hasBegun: toAt(startsAt) <= toAt(ctx.clock()),
  local: { startsAt: localOf(startsAt), questionsUntil: localOf(questionsUntil) },
})

export type PromiseView = { readonly id: string; readonly no: number; readonly questionNo: number | null; readonly text: string; readonly unitName: string; readonly dueOn: string; readonly state: PromiseState; readonly note: string | null; readonly movedAt: At; readonly isLate: boolean }

const promisesOf = async (trx: Trx, ctx: Ctx, tree: UnitTree, id: DialogueId): Promise<readonly PromiseView[]> =>
  (await listPromises(trx, id)).map(({ unitId, dueOn, movedAt, ...one }) => ({
    ...one, unitName: tree.find(unitId)?.name ?? 'Đơn vị cũ', dueOn: dueOn.toString(), movedAt: toAt(movedAt),
    isLate: isPromiseLate({ state: one.state, dueOn: dueOn.toString() }, today(ctx).toString()),
  }))

/** Every session that everybody may know of. */
export const findPublicDialogues = (ctx: Ctx): Promise<readonly DialogueView[]> =>
  transaction({ ...ctx, actor: SENDER }, async (trx) => {
    const tree = await unitTree(trx, today(ctx))
    return (await listDialogues(trx, ctx.clock(), null)).map((one) => viewOf(ctx, tree, one))
  })

export type PublicDialogue = { readonly view: DialogueView; readonly questions: Awaited<ReturnType<typeof listPublicQuestions>>; readonly promises: readonly PromiseView[]; readonly commandId: string; readonly questionId: string }

/** One session as everybody may read it: minutes and answers once they are public. */
export const findPublicDialogue = (ctx: Ctx, id: DialogueId): Promise<PublicDialogue | undefined> =>
  transaction({ ...ctx, actor: SENDER }, async (trx) => {
    const found = await findDialogue(trx, id)
    if (found === undefined) return undefined
    const tree = await unitTree(trx, today(ctx))
    const view = viewOf(ctx, tree, found)
    return {
      view: view.phase === 'published' ? view : { ...view, minutes: null },
      questions: await listPublicQuestions(trx, id), promises: await promisesOf(trx, ctx, tree, id), commandId: ctx.newId(), questionId: ctx.newId(),
    }
  })

/** The sessions of the agencies for which the officer acts. */
export const findOfficerDialogues = (ctx: Ctx): Promise<{ readonly dialogues: readonly DialogueView[]; readonly agencies: readonly { readonly value: string; readonly label: string }[] }> =>
  transaction(ctx, async (trx) => {
    const tree = await unitTree(trx, today(ctx))
    const units = handlingUnits(ctx.actor, tree)
    return {
      dialogues: (await listDialogues(trx, ctx.clock(), [...units])).map((one) => viewOf(ctx, tree, one)),
      agencies: tree.units.filter(({ id, kind }) => units.has(id) && (kind === 'peoplesCommittee' || kind === 'department')).map(({ id, name }) => ({ value: id, label: name })),
    }
  })

export type QuestionView = Omit<Question, 'askedAt'> & { readonly askedAt: At; readonly proposal: string }

export type OfficerDialogue = {
  readonly view: DialogueView
  readonly questions: readonly QuestionView[]
  readonly promises: readonly PromiseView[]
  readonly units: readonly { readonly value: string; readonly label: string }[]
  readonly newId: string
  readonly commandId: string
  readonly today: string
}

/** One session for the officers of its agency, with every question and who asked. */
export const findOfficerDialogue = (ctx: Ctx, id: DialogueId): Promise<OfficerDialogue | undefined> =>
  transaction(ctx, async (trx) => {
    const found = await findDialogue(trx, id)
    if (found === undefined || !(await mayHandleDialogues(trx, ctx, found.unitId))) return undefined
    const tree = await unitTree(trx, today(ctx))
    const below = tree.subtree(found.unitId)
    return {
      view: viewOf(ctx, tree, found),
      questions: (await listQuestions(trx, id)).map(({ askedAt, ...one }) => ({
        ...one, askedAt: toAt(askedAt),
        proposal: one.publicText ?? maskPersonal(one.askedText, findPersonal(one.askedText, one.askerName === null ? [] : [one.askerName]), MASK_WORDS),
      })),
      promises: await promisesOf(trx, ctx, tree, id),
      units: tree.units.filter((unit) => below.has(unit.id)).map((unit) => ({ value: unit.id, label: unit.name })),
      newId: ctx.newId(), commandId: ctx.newId(), today: today(ctx).toString(),
    }
  })

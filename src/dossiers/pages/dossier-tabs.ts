import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { SummaryPage } from '#eforms/summary.ts'
import type { DossierId } from '#kernel/ids.ts'
import { deadlineOf, type DeadlineView } from './deadline-view.ts'
import { findDossierScene, headOf, type DossierHead, type DossierScene } from './dossier-view.ts'
import { formLines } from '../filled-form.ts'
import { listThread, type ThreadEntry } from '../own/thread.ts'
import { fileViews, papersOf, type FileView, type PapersView } from '../papers/papers-view.ts'
import { peopleOf, type PersonView } from './people-view.ts'
import { resultOf, type ResultView } from './result-view.ts'
import { isAccepted, type Dossier, type PauseKind } from '../domain/dossier.ts'
import { may, subjectOf } from '../domain/may.ts'
import type { At } from '#kernel/at.ts'
import { historyLines, type HistoryLine } from '../ui/history-lines.ts'
import { namingOf } from '../ui/naming.ts'
import type { Tab } from '../ui/tab-words.ts'

/** The open tab with what it shows; the others are not even read out. */
export type TabContent =
  | { readonly tab: 'papers'; readonly papers: PapersView }
  | { readonly tab: 'result'; readonly result: ResultView }
  | { readonly tab: 'history'; readonly history: readonly HistoryLine[] }
  | { readonly tab: 'deadline'; readonly deadline: DeadlineView | null }
  | { readonly tab: 'people'; readonly people: readonly PersonView[] }
  | { readonly tab: 'form'; readonly form: readonly SummaryPage[]; readonly files: readonly FileView[] }
  | { readonly tab: 'thread'; readonly thread: readonly ThreadEntry[]; readonly messageId: string; readonly hasCitizen: boolean }

/** A paper that can be printed now, by the last part of its address. */
export type PrintLink = 'giay-hen' | 'phieu-kiem-soat' | 'yeu-cau-bo-sung' | 'thong-bao-dung' | 'xin-loi' | 'bia-ket-qua' | 'phieu-tu-choi'

export type DossierScreen = {
  readonly head: DossierHead
  readonly commandId: string
  readonly content: TabContent
  readonly counts: { readonly papers: number; readonly history: number }
  readonly waiting: {
    readonly kind: PauseKind
    readonly since: At
    readonly pausing: boolean
    readonly answerDueOn: string | null
    readonly isLate: boolean
  } | null
  readonly voidRequest: ResultView['voidRequest']
  readonly ending: ResultView['ending']
  readonly owner: PersonView | null
  readonly latest: readonly HistoryLine[]
  readonly prints: readonly PrintLink[]
  /** The actor may choose the postal service for whoever submitted. */
  readonly mayChoosePost: boolean
}

const hasEnded = ({ phase }: Dossier): boolean => phase !== 'submitted' && phase !== 'open' && phase !== 'resolved'

const LATEST = 4

/** A dossier's page with one tab open, or undefined when it is not there for this actor. */
export const findDossierScreen = (ctx: Ctx, id: DossierId, tab: Tab): Promise<DossierScreen | undefined> =>
  transaction(ctx, async (trx) => {
    const scene = await findDossierScene(trx, ctx, id)
    if (scene === undefined) return undefined
    const { dossier, page } = scene
    const history = historyLines(page.history, namingOf(scene))
    const result = resultOf(scene)
    const people = peopleOf(dossier.parties, page.textOf)
    const waiting = dossier.phase === 'open' ? dossier.waiting : null
    return {
      head: headOf(scene),
      commandId: ctx.newId(),
      content: await contentOf(trx, ctx, tab, scene, { history, result, people }),
      counts: { papers: dossier.papers.length, history: history.length },
      waiting:
        waiting === null ? null : { ...waiting, isLate: waiting.answerDueOn !== null && waiting.answerDueOn < scene.day.toString() },
      voidRequest: result.voidRequest,
      ending: result.ending,
      owner: people[0] ?? null,
      latest: history.slice(0, LATEST),
      prints: printsOf(scene),
      mayChoosePost: !hasEnded(dossier) && may(ctx.actor, 'handOver', subjectOf(dossier)) !== undefined,
    }
  })

type Read = { readonly history: readonly HistoryLine[]; readonly result: ResultView; readonly people: readonly PersonView[] }

const contentOf = async (trx: Trx, ctx: Ctx, tab: Tab, scene: DossierScene, read: Read): Promise<TabContent> => {
  switch (tab) {
    case 'papers': {
      const { dossier, version, page } = scene
      return { tab, papers: papersOf(dossier.papers, version.papers, page.files, page.textOf) }
    }
    case 'result':
      return { tab, result: read.result }
    case 'history':
      return { tab, history: read.history }
    case 'deadline':
      return { tab, deadline: deadlineOf(scene) }
    case 'people':
      return { tab, people: read.people }
    case 'form':
      return { tab, form: await formLines(trx, ctx, scene.page), files: fileViews(scene.dossier.form?.files ?? [], scene.page.files) }
    case 'thread':
      return {
        tab, thread: await listThread(trx, scene.dossier.id), messageId: ctx.newId(), hasCitizen: scene.dossier.submittedBy !== undefined,
      }
  }
}

const printsOf = ({ dossier, page }: DossierScene): readonly PrintLink[] => {
  if (dossier.phase === 'rejected') return ['phieu-tu-choi']
  if (!isAccepted(dossier)) return []
  const prints: PrintLink[] = ['giay-hen', 'phieu-kiem-soat']
  if (page.history.some(({ event }) => event.type === 'supplementRequested')) prints.push('yeu-cau-bo-sung')
  if (dossier.result?.stage === 'issued' && dossier.phase !== 'voided') prints.push('bia-ket-qua')
  if (dossier.apology !== undefined) prints.push('xin-loi')
  if (dossier.phase === 'terminated') prints.push('thong-bao-dung')
  return prints
}

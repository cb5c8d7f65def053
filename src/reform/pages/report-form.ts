import type { Ctx, Trx } from '#db/context.ts'
import type { FactEvidence } from '#evidence/domain/evidence.ts'
import { readEvidence, type ReadEvidence } from '#evidence/read-evidence.ts'
import { SHARE_NAMES } from '#figures/domain/shares.ts'
import type { UploadForm } from '#files/upload-form.ts'
import { CLAIM_KINDS, type Task } from '../domain/task.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { acrossUnits } from '../beyond-wall.ts'
import { mayReport } from '../domain/may.ts'
import { reportTask, type SentReport } from '../progress-commands.ts'
import { listTaskEvents, listTree } from '../queries.ts'
import { findTargetValues, valueAsFact } from '../target-value.ts'
import { readText, readWhole } from './read-text.ts'
import { actedOf, type Acted } from './task-action.ts'
import { taskLines, type TaskLine } from './task-line.ts'
import { findSeenTask } from './task-page.ts'

export type ReportForm = {
  readonly line: TaskLine
  readonly seq: number
  /** How its progress comes about: typed, counted, measured by the system, or from its parts. */
  readonly asks: 'progress' | 'reached' | 'nothing'
  readonly unit: string | null
  readonly hasParts: boolean
  readonly facts: readonly FactEvidence[]
  /** Why the last report came back; null when none did. */
  readonly returnedFor: string | null
}

/** What the system knows of the unit in the time of the task, to be pointed at as evidence. */
const findFacts = async (trx: Trx, ctx: Ctx, task: Task, tree: UnitTree): Promise<readonly FactEvidence[]> => {
  const asked = SHARE_NAMES.map((share): Task => ({ ...task, id: share, terms: { ...task.terms, target: { kind: 'share', share, atLeast: 1 } } }))
  const values = await findTargetValues(trx, asked, tree, ctx.clock())
  return [...values.values()].filter(({ base }) => base > 0).map(valueAsFact)
}

const findReturnReason = async (trx: Trx, id: string): Promise<string | null> => {
  const last = (await listTaskEvents(trx, id)).findLast(({ event }) => event.type === 'returned')
  return last?.event.type === 'returned' ? last.event.reason : null
}

/** The form of a report on a task; undefined when the actor may not report. */
export const loadReportForm = (ctx: Ctx, id: string): Promise<ReportForm | undefined> =>
  acrossUnits(ctx, async (trx): Promise<ReportForm | undefined> => {
    const found = await findSeenTask(trx, ctx, id)
    if (found === undefined || found.task.phase !== 'open' || !mayReport(ctx.actor, found.task, found.tree)) return undefined
    const { task, tree } = found
    const [line] = await taskLines(trx, ctx, [task], tree)
    const hasParts = (await listTree(trx, task.rootId)).some(({ parentId, phase }) => parentId === task.id && phase !== 'cancelled')
    const { target } = task.terms
    return line && {
      line, seq: task.seq, hasParts,
      asks: hasParts || target?.kind === 'share' ? 'nothing' : target?.kind === 'count' ? 'reached' : 'progress',
      unit: target?.kind === 'count' ? target.unit : null,
      facts: await findFacts(trx, ctx, task, tree),
      returnedFor: task.isReturned ? await findReturnReason(trx, id) : null,
    }
  })

export type Reported = { readonly acted: Acted; readonly evidence: ReadEvidence }

const readReport = (form: FormData, evidence: ReadEvidence): SentReport => ({
  claim: CLAIM_KINDS.find((kind) => kind === form.get('claim')) ?? 'progress',
  // What is no number is refused by the rule of progress, which says so.
  progress: form.get('progress') === null ? null : (readWhole(form, 'progress') ?? -1),
  reached: readWhole(form, 'reached') ?? null,
  words: readText(form, 'words') ?? '',
  difficulty: readText(form, 'difficulty'),
  proposal: readText(form, 'proposal'),
  evidence: evidence.evidence,
})

/** Sends the report that a form holds; its files are safe whatever becomes of it. */
export const sendReport = async (ctx: Ctx, id: string, upload: UploadForm, facts: readonly FactEvidence[]): Promise<Reported> => {
  const evidence = readEvidence(upload, { facts })
  const [field, message] = Object.entries(evidence.errors)[0] ?? []
  if (field !== undefined && message !== undefined) return { evidence, acted: { ok: false, code: 'invalidInput', message, field } }
  const report = readReport(upload.fields, evidence)
  const sent = await reportTask(ctx, { id, seq: Number(upload.fields.get('seq')), report })
  const done = report.claim === 'progress' ? 'Đã gửi báo cáo tiến độ.' : 'Đã gửi báo cáo, chờ đơn vị giao xác nhận.'
  return { evidence, acted: actedOf(sent, done) }
}

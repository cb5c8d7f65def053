import type { Ctx } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import { ok, type Result } from '#kernel/result.ts'
import { readSheet, readTypedLines, writeLines, type TypedLine } from '../catch-up/read-lines.ts'
import { submitLines } from '../catch-up/submit-lines.ts'
import { latenessSentence, type LatenessRefusal } from '../refusals.ts'

/** What a form of catch-up came to; the text holds whatever was not taken, so that nothing typed is lost. */
export type CatchUpReply = {
  readonly taken: number
  readonly message: string | null
  readonly wrong: readonly { readonly line: number; readonly code: string; readonly why: string }[]
  readonly text: string
  /** Some lines were good: they may be sent alone. */
  readonly someGood: boolean
}

const MOST_ROWS = 50

/** The rows of the sheet on the page in which a deed was chosen, as lines of text. */
const filledRows = (form: FormData): string =>
  Array.from({ length: MOST_ROWS }, (_, i) => i)
    .flatMap((i) => {
      const cell = (name: string): string => String(form.get(`dong.${i}.${name}`) ?? '').replace(/[;\r\n]/g, ',').trim()
      return cell('viec') === '' ? [] : [['ma', 'viec', 'luc', 'ket-qua', 'noi-dung', 'nguyen-nhan'].map(cell).join('; ').replace('T', ' ')]
    })
    .join('\n')

const readForm = async (form: FormData): Promise<Result<readonly TypedLine[], LatenessRefusal>> => {
  const file = form.get('tep')
  const text = [filledRows(form), String(form.get('lines') ?? '')].filter((part) => part.trim() !== '').join('\n')
  const typed = text === '' ? ok([]) : await readTypedLines(text)
  if (!typed.ok || !(file instanceof File) || file.size === 0) return typed
  const sheet = await readSheet(Buffer.from(await file.arrayBuffer()))
  return sheet.ok ? ok([...typed.value, ...sheet.value]) : sheet
}

/** Takes the lines of the form: typed in the sheet, pasted, or in a file. */
export const takeLines = async (ctx: Ctx, form: FormData): Promise<CatchUpReply> => {
  const pasted = String(form.get('lines') ?? '')
  const nothing = { taken: 0, wrong: [], text: pasted, someGood: false }
  const lines = await readForm(form)
  if (!lines.ok) return { ...nothing, message: latenessSentence(lines.refusal) }
  const batchId = parseId(String(form.get('batchId') ?? '')) ?? ctx.newId()
  const done = await submitLines(ctx, { batchId, lines: lines.value, onlyGood: form.get('do') === 'good' })
  if (!done.ok) return { ...nothing, text: writeLines(lines.value), message: latenessSentence(done.refusal) }
  const { taken, wrong } = done.value
  return {
    taken,
    message: wrong.length > 0 && taken === 0 ? latenessSentence({ code: 'catchUpLinesInvalid', facts: { count: wrong.length } }) : null,
    wrong: wrong.map(({ line, code, refusal }) => ({ line, code, why: latenessSentence(refusal) })),
    text: taken > 0 ? writeLines(wrong) : writeLines(lines.value),
    someGood: taken === 0 && wrong.length < lines.value.length,
  }
}

import { buffer } from 'node:stream/consumers'
import { transaction } from '#db/context.ts'
import { gatherUploads } from '#files/gather-uploads.ts'
import { readUploadForm } from '#files/upload-form.ts'
import { findFile } from '#files/store.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { parseId, type FileId } from '#kernel/ids.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { readTableBytes } from '#sheets/read-table.ts'
import { TABLE_REFUSALS } from '#sheets/refusals.ts'
import type { RequestContext } from '#web/request-context.ts'
import { checkVersion } from '../../domain/versions/check-version.ts'
import { compareVersions } from '../../domain/versions/compare-versions.ts'
import { sumPoints } from '../../domain/score.ts'
import { importAreas } from '../commands.ts'
import { versionFaultSentence } from '../fault-words.ts'
import { readVersionSheet, type ReadSheet } from '../read-version-sheet.ts'
import { rowFaultSentence } from '../row-words.ts'
import { criteriaRows, type CriteriaRow } from './criteria-rows.ts'
import type { Answer } from './draft-form.ts'
import { openDraftVersion, type OpenVersion } from './open-version.ts'
import { draftHref } from './version-address.ts'

const FILE_BYTES = 5 * 1024 * 1024
const BOX = 'sheet'

/** What a sheet would make of the draft, before anybody says yes. */
export type SheetPreview = {
  readonly fileId: string
  readonly fileName: string
  readonly rows: readonly CriteriaRow[]
  /** One sentence a row that cannot be read; nothing is taken in while there is one. */
  readonly faults: readonly string[]
  /** What the draft would still have to mend afterwards. */
  readonly checks: readonly string[]
  readonly counts: { readonly added: number; readonly removed: number; readonly changed: number; readonly total: string }
}

type Sheet = { readonly name: string; readonly read: ReadSheet }

/** The lines of a file that its uploader has just sent and that nothing used yet. */
const readStaged = async (web: Pick<RequestContext, 'ctx' | 'files'>, fileId: string): Promise<Sheet | { readonly message: string }> => {
  const id = parseId(fileId)
  const file = id === undefined ? undefined : await transaction(web.ctx, (trx) => findFile(trx, web.ctx.tenantId, id as string as FileId))
  if (file === undefined || file.state !== 'staged' || file.name === null) return { message: 'Tệp không còn. Chọn lại tệp rồi gửi.' }
  const table = await readTableBytes(await buffer(web.files.read(file.sha256)), file.name)
  if (!table.ok) return { message: fillSentence(TABLE_REFUSALS[table.refusal.code], table.refusal.facts) }
  const read = readVersionSheet(table.value)
  if (read.rows === 0) return { message: 'Không thấy dòng nào. Dòng đầu của bảng phải là tên cột như tệp mẫu (tải về từ trang này).' }
  return { name: file.name, read }
}

const previewOf = ({ known: { version } }: OpenVersion, fileId: string, { name, read }: Sheet): SheetPreview => {
  const next = { ...version, areas: read.areas }
  const changes = compareVersions(version, next)
  const many = (kind: string): number => changes.filter((change) => change.kind === kind).length
  return {
    fileId, fileName: name, rows: criteriaRows(next), faults: read.faults.map(rowFaultSentence),
    checks: read.faults.length > 0 ? [] : checkVersion(next).map(versionFaultSentence),
    counts: {
      added: many('added'), removed: many('removed'), changed: many('changed'),
      total: formatNumber(sumPoints(read.areas.map(({ maxPoints }) => maxPoints))),
    },
  }
}

export type ImportAnswer = { readonly preview: SheetPreview } | { readonly error: string } | { readonly answer: Answer }

/** Takes a sheet in to be looked at, or, when its lines were looked at, into the draft. */
export const actOnImport = async (web: RequestContext, code: string, request: Request): Promise<ImportAnswer> => {
  const open = await openDraftVersion(web.ctx, code)
  if (open === undefined) return { answer: { ok: false, refusal: { code: 'indexVersionNotFound' } } }
  const sent = await readUploadForm(web.ctx, web.files, request, { fileBytes: FILE_BYTES, mostFiles: 1 })
  if (!sent.ok) return { error: 'Biểu mẫu gửi lên bị ngắt giữa chừng. Gửi lại.' }
  const { fields } = sent.value
  const looked = fields.get('fileId')
  if (typeof looked === 'string' && looked !== '') return confirm(web, code, fields, looked)
  const { staged, errors } = gatherUploads(sent.value, [BOX])
  const [file] = staged[BOX] ?? []
  if (file === undefined) return { error: errors[BOX] ?? 'Chọn một tệp bảng tính (.xlsx) hoặc CSV rồi gửi.' }
  const sheet = await readStaged(web, file.fileId)
  return 'message' in sheet ? { error: sheet.message } : { preview: previewOf(open, file.fileId, sheet) }
}

const confirm = async (web: RequestContext, code: string, fields: FormData, fileId: string): Promise<ImportAnswer> => {
  const sheet = await readStaged(web, fileId)
  if ('message' in sheet) return { error: sheet.message }
  if (sheet.read.faults.length > 0) return { error: 'Tệp còn dòng đọc không được nên chưa nhập. Sửa tệp rồi gửi lại.' }
  const file = { id: fileId as FileId, name: sheet.name }
  const imported = await importAreas(web.ctx, { code, seq: Number(fields.get('seq')), areas: sheet.read.areas, file })
  return { answer: imported.ok ? { ok: true, message: 'Đã nhập. Xem các chỗ cần sửa ở đầu trang nếu có.', leadsTo: draftHref(code) } : { ok: false, refusal: imported.refusal } }
}

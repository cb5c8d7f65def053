import { fold } from '#kernel/text.ts'
import { formatDay } from '#ui/dates.ts'
import type { ProcedureBody } from './domain/procedure.ts'
import { durationWords } from './duration-words.ts'
import {
  CHANNEL_WORDS, feeWords, GATE_WORDS, MODE_WORDS, PAYABLE_WORDS, promiseWords, quantityWords, SERVICE_LEVEL_WORDS, tierWords,
} from './words.ts'

/** A version put into lines that people read; `key` says which line of another version it stands beside. */
export type VersionLine = { readonly part: string; readonly key: string; readonly text: string }

type Part = readonly [name: string, lines: (body: ProcedureBody) => readonly (readonly [key: string, text: string])[]]

const one = (text: string | undefined): readonly (readonly [string, string])[] =>
  text === undefined || text === '' ? [] : [['', text]]

const joined = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(' · ')

const PARTS: readonly Part[] = [
  ['Tên', (body) => one(body.name)],
  ['Lĩnh vực', (body) => one(body.sectorName)],
  ['Cấp giải quyết', (body) => one(body.tiers.map(tierWords).join(', '))],
  ['Mức dịch vụ', (body) => one(SERVICE_LEVEL_WORDS[body.serviceLevel])],
  ['Nơi nộp trực tuyến', (body) => one(joined(GATE_WORDS[body.submissionGate.kind], body.submissionGate.kind === 'OWN' && body.submissionGate.basis))],
  ['Giải quyết trên', (body) => one(body.processingRoute === 'LOCAL' ? 'hệ thống này' : 'hệ thống của bộ, ngành')],
  ['Làm ngay tại quầy', (body) => one(body.instant ? 'có' : 'không')],
  ['Đối tượng', (body) => body.applicantKinds.map((kind) => [kind, kind])],
  ['Thời hạn', (body) =>
    body.cases.map((item) => [
      item.label,
      joined(
        `${item.label}: cam kết ${promiseWords(item.committedDuration)}`,
        `quy định ${promiseWords(item.statutoryDuration)}`,
        item.deadlineMode && MODE_WORDS[item.deadlineMode],
      ),
    ])],
  ['Giấy tờ', (body) =>
    body.papers.map((paper) => [
      paper.name,
      joined(paper.name, quantityWords(paper), !paper.mandatory && 'không bắt buộc', paper.condition, paper.formFile),
    ])],
  ['Phí, lệ phí', (body) =>
    body.fees.map((fee) => [
      `${fee.name} ${fee.channel ?? ''} ${fee.caseId ?? ''} ${fee.condition ?? ''}`,
      joined(
        `${fee.name}: ${feeWords(fee)}`,
        fee.channel && CHANNEL_WORDS[fee.channel],
        body.cases.find((item) => item.id === fee.caseId)?.label,
        fee.condition,
        fee.payableAt && PAYABLE_WORDS[fee.payableAt],
        ...(fee.exemptions ?? []).map((exemption) => `${exemption.label}: giảm ${exemption.percentOff} %`),
      ),
    ])],
  ['Kết quả', (body) => body.results.map((result) => [result.name, joined(result.name, result.code)])],
  ['Được dừng đồng hồ', (body) =>
    one([body.pauses.financialObligation && 'chờ nghĩa vụ tài chính', body.pauses.verification && 'xác minh, lấy ý kiến'].filter(Boolean).join(', ') || 'không')],
  ['Gia hạn', (body) =>
    one(body.extension === null ? 'không' : `${body.extension.maxCount} lần, mỗi lần đến ${durationWords(body.extension.maxDuration)} · ${body.extension.basis}`)],
  ['Yêu cầu, điều kiện', (body) => one(body.requirements)],
  ['Trình tự thực hiện', (body) => one(body.stepsText)],
  ['Căn cứ pháp lý', (body) => body.legalBasis.map((law) => [law.number, joined(law.number, law.title)])],
  ['Quyết định công bố', (body) =>
    one(body.publicationDecision && joined(body.publicationDecision.number, body.publicationDecision.date && `ngày ${formatDay(body.publicationDecision.date)}`))],
  ['Từ khóa tìm', (body) => one(body.keywords?.join(', '))],
]

/** The content of a version as lines, part by part. */
export const versionLines = (body: ProcedureBody): readonly VersionLine[] =>
  PARTS.flatMap(([part, linesOf]) => linesOf(body).map(([key, text]) => ({ part, key: fold(key), text })))

export type Change = { readonly part: string; readonly before: string | null; readonly after: string | null }

/**
 * What another version says otherwise, in the order of the parts. Lines are matched by what they speak of (the name of
 * a paper, the label of a case), not by their place; doubled keys are matched in their order.
 */
export const compareVersions = (before: ProcedureBody, after: ProcedureBody): readonly Change[] => {
  const [old, fresh] = [numbered(versionLines(before)), numbered(versionLines(after))]
  const partNames = PARTS.map(([name]) => name)
  const changes: Change[] = []
  for (const name of partNames) {
    const was = new Map(old.filter((line) => line.part === name).map((line) => [line.key, line.text]))
    const is = new Map(fresh.filter((line) => line.part === name).map((line) => [line.key, line.text]))
    for (const key of new Set([...was.keys(), ...is.keys()])) {
      const [a, b] = [was.get(key) ?? null, is.get(key) ?? null]
      if (a !== b) changes.push({ part: name, before: a, after: b })
    }
  }
  return changes
}

const numbered = (lines: readonly VersionLine[]): readonly VersionLine[] => {
  const seen = new Map<string, number>()
  return lines.map((line) => {
    const key = `${line.part} ${line.key}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return { ...line, key: `${line.key} ${count}` }
  })
}

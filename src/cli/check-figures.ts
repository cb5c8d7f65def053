import { parseArgs } from 'node:util'
import { checkReport, type CheckedClaim } from '#figure-check/check-report.ts'
import { readReport } from '#figure-check/read-report.ts'
import { REPORT_SENTENCES } from '#figure-check/refusals.ts'
import { fillSentence } from '#kernel/sentence.ts'

const usage = 'check-figures TỆP [--text]: đọc báo cáo (văn bản UTF-8, .docx, .pdf có chữ), in {"claims": [{"quote", "kind", "computed", "printed", "holds", "explanation", "offset"}]}; --text: in cho người đọc'

const MARKS = new Map<boolean | null, string>([[true, 'ĐÚNG'], [false, 'SAI '], [null, '?   ']])

const lines = (claims: readonly CheckedClaim[]): string => {
  const count = (holds: boolean | null): number => claims.filter((claim) => claim.holds === holds).length
  return [
    ...claims.toSorted((a, b) => Number(b.holds === false) - Number(a.holds === false))
      .map(({ holds, quote, explanation }) => `${MARKS.get(holds)}  ${quote}\n      ${explanation}\n`),
    `${claims.length} phép tính trong báo cáo: ${count(true)} đúng, ${count(false)} sai, ${count(null)} chưa kết luận được.`,
  ].join('\n')
}

export const command = {
  name: 'check-figures',
  summary: 'Kiểm tra số liệu của một báo cáo: tổng và phần, tỷ lệ, chênh lệch, điểm số có khớp nhau không',
  usage,
  execute: async (args: string[]): Promise<number> => {
    let parsed
    try {
      parsed = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' }, text: { type: 'boolean', default: false } } })
    } catch {
      parsed = undefined
    }
    const [path, ...others] = parsed?.positionals ?? []
    if (parsed === undefined || path === undefined || others.length > 0) {
      console.error(`Dùng: npm run -s motcua -- ${usage}`)
      return 2
    }
    const report = await readReport(path)
    if (!report.ok) {
      console.error(fillSentence(REPORT_SENTENCES[report.refusal.code], report.refusal.facts))
      return 1
    }
    const claims = checkReport(report.value)
    console.log(parsed.values.text ? lines(claims) : JSON.stringify({ claims }, null, 2))
    return 0
  },
}

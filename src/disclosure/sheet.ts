import { tidy } from '#kernel/text.ts'
import type { Instant } from '#kernel/time.ts'
import { printPostingSheet, type PostingSheetInput } from '#papers/posting-sheet.ts'
import type { PaperCode } from '#papers/refusals.ts'
import type { Paper, Press } from '#papers/render.ts'
import type { Result } from '#kernel/result.ts'
import { capital, feesInShort, hoursWords, timeInShort, waysInShort } from '#procedures/citizen-words.ts'
import { CHANNELS, type ProcedureFee, type ProcedureVersion } from '#procedures/domain/procedure.ts'
import { CHANNEL_WORDS, feeWords, promiseWords, quantityWords, tierWords } from '#procedures/words.ts'
import type { Posting } from './posting.ts'

const MOST_PLACES = 4

/** Fees that differ by channel only, on one line: "Lệ phí hộ tịch: 8.000 đ (nộp trực tiếp)". */
const feeLines = ({ fees, cases }: ProcedureVersion): readonly string[] => {
  const groups = Map.groupBy(fees, (fee) => [fee.name, feeWords(fee), fee.caseId, fee.condition].join('|'))
  return [...groups.values()].flatMap((group) => {
    const [fee] = group
    return fee === undefined ? [] : [feeLine(fee, group, cases)]
  })
}

const feeLine = (fee: ProcedureFee, group: readonly ProcedureFee[], cases: ProcedureVersion['cases']): string => {
  const channels = CHANNELS.filter((channel) => group.some((one) => one.channel === channel))
  const applies = [
    ...(channels.length === CHANNELS.length ? [] : channels.map((channel) => CHANNEL_WORDS[channel])),
    cases.find((one) => one.id === fee.caseId)?.label,
    fee.condition,
    ...(fee.exemptions ?? []).map((each) => `${each.percentOff === 100 ? 'miễn' : `giảm ${each.percentOff} %`}: ${each.label}`),
  ].filter((part) => part !== undefined)
  return `${fee.name}: ${feeWords(fee)}${applies.length === 0 ? '' : ` (${applies.join('; ')})`}`
}

const places = ({ places: all }: Posting): PostingSheetInput['places'] =>
  all.length > MOST_PLACES ? [{ name: `${all.length} nơi tiếp nhận; quét mã QR để xem địa chỉ và giờ làm việc từng nơi` }] : all.map((place) => {
    const hours = place.hours.length === 0 ? null : `Giờ tiếp nhận: ${hoursWords(place.hours)}`
    const details = [place.address, hours, place.phone].filter((part) => part !== null).join('. ')
    return { name: place.name, ...(details === '' ? {} : { details }) }
  })

type SheetWorld = { readonly agencyName: string; readonly origin: string; readonly printedAt: Instant }

/** The posting as the sheet of paper says it. */
const sheetInput = (posting: Posting, { agencyName, origin, printedAt }: SheetWorld): PostingSheetInput => {
  const { version, steps } = posting
  const ways = waysInShort(version)
  const address = `${origin}/thu-tuc/${version.code}`
  const decision = version.publicationDecision
  return {
    print: { printedAt: printedAt.toString() },
    agency: agencyName,
    procedure: { name: version.name, code: version.code, sector: version.sectorName, tiers: version.tiers.map(tierWords).join(', ') || 'Chưa rõ cấp' },
    qr: { page: address },
    typed: address.replace(/^https?:\/\//, ''),
    keyFacts: [
      { name: 'Mất bao lâu', value: capital(timeInShort(version.cases)) },
      { name: 'Phí, lệ phí', value: capital(feesInShort(version.fees)) },
      { name: 'Nộp thế nào', value: ways.main, note: ways.note },
      { name: 'Bạn nhận được', value: (version.results[0]?.name ?? 'Kết quả giải quyết').slice(0, 500) },
    ],
    applicants: [...version.applicantKinds],
    papers: version.papers.map((paper) => ({
      name: tidy(paper.name) || 'Giấy tờ',
      quantity: `${quantityWords(paper)}${paper.mandatory ? '' : ', khi cần'}${paper.formFile === undefined ? '' : `, theo mẫu ${paper.formFile}`}`.slice(0, 200),
      ...(paper.condition === undefined ? {} : { condition: paper.condition }),
    })),
    fees: feeLines(version).map((line) => line.slice(0, 2_000)),
    times: version.cases.map((one) => `${version.cases.length > 1 ? `${one.label}: ` : ''}${promiseWords(one.committedDuration)}`),
    ways: [`${ways.main}: ${ways.note}`],
    places: places(posting),
    results: version.results.map(({ name }) => name),
    steps: steps.map(({ name, time }) => (time === null ? name : `${name} (nhiều nhất ${time} làm việc)`)),
    ...(version.requirements === undefined ? {} : { requirements: version.requirements }),
    legalBasis: version.legalBasis.map(({ number, title }) => (title === undefined ? number : `${number}: ${title}`)),
    postedOn: posting.postedOn,
    ...(decision === undefined ? {} : { decision }),
    effectiveFrom: version.effectiveFrom,
  }
}

/** Prints the sheet of a posting for the notice board. */
export const printSheet = (press: Press, posting: Posting, world: SheetWorld): Result<Paper, PaperCode> =>
  printPostingSheet(press, sheetInput(posting, world))

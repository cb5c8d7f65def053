import { importWords } from '#law/procedures.ts'
import type { Channel, ProcedureFee } from '../domain/procedure.ts'
import type { ReviewProposal } from '../review-proposal.ts'
import { channelOf, type ImportMethod, type ImportRecord } from './record-schema.ts'

type FeeText = ImportMethod['fees'][number]
type Draft = Omit<ProcedureFee, 'id' | 'channel'>

const NOTHING_SAID = /^(?:không (?:có thông tin|có|quy định)|chưa (?:có thông tin|quy định)|\(?chưa có thông tin\)?|văn bản quy định lệ phí|không)[.\s]*$/iu
const ZERO = /^(?:lệ )?phí ?: ?(?:0|không) đồng$|^miễn (?:phí|lệ phí)$/iu
const PER_PAGE = /\/ ?trang/iu
const PER_COPY = /\/ ?(?:bản|trường hợp|bản sao)/iu

/** No sum in đồng is this small or this uneven; portals sometimes write thousands, or the sum of two fees. */
const SMALLEST_SUM = 1_000
const SMALLEST_COIN = 500
const isDoubtful = (amount: number): boolean =>
  amount > 0 && (!Number.isInteger(amount) || amount < SMALLEST_SUM || amount % SMALLEST_COIN !== 0)

const readFee = ({ text, amount, currency, note }: FeeText): Draft | undefined => {
  const isCharge = /lệ phí/iu.test(`${text} ${note ?? ''}`)
  const base = {
    name: isCharge ? importWords.charge : importWords.fee,
    kind: isCharge ? ('charge' as const) : ('fee' as const),
    ...(note === undefined ? {} : { note }),
  }
  if (typeof amount === 'number' && currency !== 'VND' && currency) {
    return amount > 0 && /^[A-Z]{3}$/.test(currency) ? { ...base, amount: null, foreign: { amount, currency }, note: note ?? text } : undefined
  }
  if (typeof amount === 'number') {
    const per = PER_PAGE.test(note ?? '') ? 'page' : PER_COPY.test(note ?? '') ? 'copy' : undefined
    return { ...base, amount: Number.isInteger(amount) ? amount : null, ...(per === undefined || amount === 0 ? {} : { per }) }
  }
  if (ZERO.test(text)) return { ...base, amount: 0 }
  if (NOTHING_SAID.test(text) || text === '') return undefined
  return { ...base, amount: null, note: note === undefined ? text : `${text}\n${note}` }
}

/**
 * Phí, lệ phí of a record. The same fee in every channel is one fee; several sums in one channel are lines of a
 * price list, owed only when a person says so.
 */
export const readFees = (record: ImportRecord): { readonly fees: readonly ProcedureFee[]; readonly questions: readonly ReviewProposal[] } => {
  const doubtful = new Set<string>()
  const found = new Map<string, { readonly fee: Draft; readonly channels: Set<Channel | undefined> }>()
  for (const method of record.methods) {
    const drafts = method.fees.flatMap((text) => {
      const fee = readFee(text)
      if (typeof text.amount === 'number' && text.currency === 'VND' && isDoubtful(text.amount)) doubtful.add(`${text.text} ${text.note ?? ''}`.trim())
      return fee === undefined ? [] : [fee]
    })
    const isPriceList = drafts.filter((fee) => fee.amount !== 0).length > 1
    for (const draft of drafts) {
      const condition = draft.note ?? draft.foreign?.currency
      const fee = isPriceList && draft.amount !== 0 && condition !== undefined ? { ...draft, condition: condition.slice(0, 2_000) } : draft
      const key = JSON.stringify(fee)
      const entry = found.get(key) ?? { fee, channels: new Set() }
      entry.channels.add(channelOf(method))
      found.set(key, entry)
    }
  }
  const all = new Set(record.methods.map(channelOf))
  const fees = [...found.values()]
    .flatMap(({ fee, channels }) =>
      channels.has(undefined) || channels.size === all.size
        ? [fee]
        : [...channels].map((channel) => (channel === undefined ? fee : { ...fee, channel })),
    )
    .map((fee, i): ProcedureFee => ({ id: `f${i + 1}`, ...fee }))
  return {
    fees,
    questions: doubtful.size > 0 ? [{ kind: 'feeDoubtful', texts: [...doubtful].slice(0, 12).map((text) => text.slice(0, 1_000)) }] : [],
  }
}

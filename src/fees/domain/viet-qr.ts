/**
 * VietQR of a transfer: the merchant-presented payload of EMVCo with the domestic field 38 of NAPAS. Field numbers and
 * the service code stand in `law/fees/viet-qr.ts`, which says how sure they are.
 */
export type QrFields = {
  readonly guid: string
  readonly service: string
  readonly currency: string
  readonly country: string
}

export type Transfer = {
  /** Six digits of the bank (BIN). */
  readonly bankBin: string
  readonly accountNo: string
  readonly amountDong: number
  /** Letters and digits only: it has to come back unharmed in a bank statement. */
  readonly content: string
}

const LONGEST = 99

/** One field: number, length, value. Throws where a value does not fit: an id or an account checked before. */
const field = (id: string, value: string): string => {
  if (value.length === 0 || value.length > LONGEST) throw new RangeError(`QR field ${id} has ${value.length} characters`)
  return `${id}${String(value.length).padStart(2, '0')}${value}`
}

const CRC_FIELD = '6304'
const DYNAMIC = '12'

/** CRC-16/CCITT-FALSE of ASCII text: polynomial 0x1021, start 0xFFFF, four upper-case hex digits. */
export const crc16 = (text: string): string => {
  let crc = 0xffff
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i) << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** What the QR of a transfer holds: banking apps open with account, sum and content filled in. */
export const vietQr = (fields: QrFields, transfer: Transfer): string => {
  const beneficiary = field('00', transfer.bankBin) + field('01', transfer.accountNo)
  const account = field('00', fields.guid) + field('01', beneficiary) + field('02', fields.service)
  const body =
    field('00', '01') +
    field('01', DYNAMIC) +
    field('38', account) +
    field('53', fields.currency) +
    field('54', String(transfer.amountDong)) +
    field('58', fields.country) +
    field('62', field('08', transfer.content))
  return body + CRC_FIELD + crc16(body + CRC_FIELD)
}

/** The fields of a payload, or undefined when its lengths or its check sum do not fit. */
export const readQr = (payload: string): ReadonlyMap<string, string> | undefined => {
  if (crc16(payload.slice(0, -4)) !== payload.slice(-4)) return undefined
  const found = new Map<string, string>()
  for (let at = 0; at < payload.length; ) {
    const length = Number(payload.slice(at + 2, at + 4))
    const value = payload.slice(at + 4, at + 4 + length)
    if (!Number.isInteger(length) || value.length !== length) return undefined
    found.set(payload.slice(at, at + 2), value)
    at += 4 + length
  }
  return found
}

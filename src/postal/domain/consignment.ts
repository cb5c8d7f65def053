/** Thu gom giấy tờ at home, or trả kết quả at home. */
export const DIRECTIONS = ['collect', 'return'] as const
export type Direction = (typeof DIRECTIONS)[number]

export const CONSIGNMENT_STATUSES = ['waiting', 'dispatched', 'booked', 'inTransit', 'failed', 'delivered', 'returned', 'cancelled'] as const
export type ConsignmentStatus = (typeof CONSIGNMENT_STATUSES)[number]

/** Where a consignment may come from to be so. What reached its end moves no more. */
const FROM: Readonly<Record<ConsignmentStatus, readonly ConsignmentStatus[]>> = {
  waiting: [],
  dispatched: ['waiting'],
  booked: ['dispatched'],
  inTransit: ['booked', 'inTransit', 'failed'],
  failed: ['dispatched', 'booked', 'inTransit', 'failed'],
  delivered: ['dispatched', 'booked', 'inTransit', 'failed'],
  returned: ['dispatched', 'booked', 'inTransit', 'failed'],
  cancelled: ['waiting'],
}

export const mayBecome = (from: ConsignmentStatus, to: ConsignmentStatus): boolean => FROM[to].includes(from)

export const isEnded = (status: ConsignmentStatus): boolean => status === 'delivered' || status === 'returned' || status === 'cancelled'

/** The carrier has it, or is on its way to fetch it: its address is fixed. */
export const isOnItsWay = (status: ConsignmentStatus): boolean => !isEnded(status) && status !== 'waiting'

/** Where the carrier goes. */
export type PostalAddress = {
  readonly recipient: string
  readonly phone: string
  /** Commune and province. */
  readonly place: string
  readonly street: string
}

const numbered = (prefix: string, year: number, unitCode: string, no: number): string =>
  `${prefix}${String(year % 100).padStart(2, '0')}-${unitCode}-${String(no).padStart(5, '0')}`

/** `BC26-H50.27-00012`: the twelfth consignment of a counter in 2026. */
export const consignmentNumber = (year: number, unitCode: string, no: number): string => numbered('BC', year, unitCode, no)

/** `BK26-H50.27-00003`: its third hand-over list. */
export const runNumber = (year: number, unitCode: string, no: number): string => numbered('BK', year, unitCode, no)

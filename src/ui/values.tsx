import { formatNumber, formatPercent } from '#kernel/number-format.ts'
import { formatDay, formatLongDay, formatMoment, formatShortMoment, formatSpokenMoment } from './dates.ts'

/** A whole number: 1.419. */
export const Count = ({ value }: { readonly value: number }) => <>{formatNumber(value)}</>

/** A part of its base: 95,07 %. Nothing of nothing is a dash. */
export const Percent = ({ part, base }: { readonly part: number; readonly base: number }) => (
  <>{formatPercent(part, base) ?? '—'}</>
)

/** Đồng; nothing to pay is said in words. */
export const Money = ({ dong }: { readonly dong: number }) => (
  <>{dong === 0 ? 'miễn phí' : `${formatNumber(dong)} đ`}</>
)

/** A sum on the books, where nothing is a sum too: 0 đ. */
export const Sum = ({ dong }: { readonly dong: number }) => <span className="sum">{`${formatNumber(dong)} đ`}</span>

/** A day from "2026-11-27". */
export const Day = ({ on, long = false }: { readonly on: string; readonly long?: boolean }) => (
  <time dateTime={on}>{long ? formatLongDay(on) : formatDay(on)}</time>
)

const MOMENT_FORMS = { full: formatMoment, short: formatShortMoment, spoken: formatSpokenMoment } as const

/** A moment from an ISO instant, in Vietnam's time. */
export const Moment = ({
  at,
  form = 'full',
}: {
  readonly at: string
  readonly form?: keyof typeof MOMENT_FORMS
}) => <time dateTime={at}>{MOMENT_FORMS[form](at)}</time>

/** Codes and numbers that people compare sign by sign. */
export const Code = ({ children }: { readonly children: string }) => <span className="mono">{children}</span>

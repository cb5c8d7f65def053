import type { ReactNode } from 'react'
import { formatDay, formatMoment } from './dates.ts'
import { TextField } from './field.tsx'

type DayFieldProps = {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly optional?: boolean
  /** ISO; what was typed wrongly comes back as it was. */
  readonly defaultValue?: string | undefined
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/
const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
const HAS_ZONE = /(?:Z|[+-]\d{2}:\d{2})$/

const BOX = { inputMode: 'numeric', autoComplete: 'off', width: 20 } as const

/**
 * A day as it is written here, ngày/tháng/năm, whatever the language of the browser. It is read by `#kernel/typed-day.ts`,
 * which takes an ISO day as well.
 */
export const DayField = ({ defaultValue, ...field }: DayFieldProps) => (
  <TextField
    {...field}
    {...BOX}
    maxLength={10}
    placeholder="ngày/tháng/năm"
    pattern="\d{1,2}/\d{1,2}/\d{4}"
    title="Ngày/tháng/năm, ví dụ 05/11/2026"
    defaultValue={defaultValue !== undefined && ISO_DAY.test(defaultValue) ? formatDay(defaultValue) : defaultValue}
  />
)

type MomentFieldProps = DayFieldProps & { readonly onChange?: (typed: string) => void }

/** "2026-11-05T07:30" without zone is Vietnam's time. */
const momentText = (iso: string): string => (ISO_MOMENT.test(iso) ? formatMoment(HAS_ZONE.test(iso) ? iso : `${iso.slice(0, 16)}:00+07:00`) : iso)

/** A moment as it is written here, giờ:phút ngày/tháng/năm. */
export const MomentField = ({ defaultValue, onChange, ...field }: MomentFieldProps) => (
  <TextField
    {...field}
    {...BOX}
    maxLength={20}
    placeholder="giờ:phút ngày/tháng/năm"
    title="Giờ:phút ngày/tháng/năm, ví dụ 07:30 05/11/2026"
    defaultValue={defaultValue === undefined ? undefined : momentText(defaultValue)}
    {...(onChange !== undefined && { onChange: (event) => onChange(event.target.value) })}
  />
)

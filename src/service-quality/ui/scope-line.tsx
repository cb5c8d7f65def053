import { Day, Moment } from '#ui/values.tsx'
import type { scopeJson } from '../index-json.ts'
import { FORECAST_NOTE } from '../words.ts'

/** What every number of the page is of: its days, the moment it was known, and that it is a forecast. */
export const ScopeLine = ({ scope }: { readonly scope: ReturnType<typeof scopeJson> }) => (
  <p className="muted small">
    Từ <Day on={scope.from} /> đến <Day on={scope.to} />
    {scope.isRunning && ' (kỳ còn đang chạy)'}, như đã biết lúc <Moment at={scope.asOf} />. {FORECAST_NOTE}
  </p>
)

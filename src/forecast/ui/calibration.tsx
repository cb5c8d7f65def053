import { FilterLinks } from '#ui/filter-links.tsx'
import { formatNumber } from '#kernel/number-format.ts'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { Day, Percent } from '#ui/values.tsx'
import { MOMENTS, type Moment } from '../domain/moment.ts'
import { LOOK_BACK_MONTHS, MOMENT_SLUGS } from '../address.ts'
import type { CalibrationPage } from '../pages/calibration-page.ts'
import { MOMENT_WORDS } from '../words.ts'
import { CalibrationChart } from './calibration-chart.tsx'
import { UnitFilter } from './unit-filter.tsx'

const addressOf = ({ query }: CalibrationPage, change: { readonly moment?: Moment | undefined; readonly months?: number }): string => {
  const address = new URLSearchParams({ xem: 'kiem-chung', thang: String(change.months ?? query.months) })
  const moment = 'moment' in change ? change.moment : query.moment
  if (moment !== undefined) address.set('moc', MOMENT_SLUGS[moment])
  if (query.unitId !== undefined) address.set('don-vi', query.unitId)
  return `?${address}`
}

const score = (brier: number | null): string => (brier === null ? '—' : formatNumber(brier, 3))

/** Of those said to be at 70 %, how many were late: a picture, a table, and one number. */
export const CalibrationView = ({ page }: { readonly page: CalibrationPage }) => {
  const { calibration, query } = page
  return (
    <>
      <div className="filter-bar">
        <FilterLinks
          label="Dự báo nói lúc nào"
          links={[undefined, ...MOMENTS].map((moment) => ({
            to: addressOf(page, { moment }), label: moment === undefined ? 'Mọi mốc' : MOMENT_LABELS[moment], current: query.moment === moment,
          }))}
        />
        <FilterLinks
          label="Thời gian"
          links={LOOK_BACK_MONTHS.map((months) => ({ to: addressOf(page, { months }), label: `${months} tháng`, current: query.months === months }))}
        />
        <UnitFilter units={page.units} unitId={query.unitId} kept={{ xem: 'kiem-chung', thang: String(query.months), moc: query.moment && MOMENT_SLUGS[query.moment] }} />
      </div>
      {calibration.forecasts === 0 ? (
        <div className="sheet">
          <EmptyState title="Chưa có dự báo nào có kết quả">
            <p>Mỗi sáng hệ thống giữ lại điều đã nói về từng hồ sơ. Khi hồ sơ xong, trang này so điều đã nói với thực tế.</p>
          </EmptyState>
        </div>
      ) : (
        <Answer page={page} />
      )}
    </>
  )
}

const MOMENT_LABELS = { start: 'Sáng đầu tiên', halfway: 'Nửa thời hạn', lastDay: 'Ngày cuối' } satisfies Record<Moment, string>

const Answer = ({ page }: { readonly page: CalibrationPage }) => {
  const { calibration, since } = page
  const { forecasts, late, brier, brierOfShare, backtested, bands } = calibration
  return (
    <>
      <Figures>
        <Figure name="Dự báo đã có kết quả" value={formatNumber(forecasts)} base={<>hồ sơ xong từ <Day on={since} /></>} />
        <Figure name="Thực tế trễ" value={<Percent part={late} base={forecasts} />} base={`${formatNumber(late)} trong ${formatNumber(forecasts)}`} />
        <Figure
          name="Điểm Brier"
          value={score(brier)}
          base={`0 là đoán đúng hết; nói ai cũng như ai thì được ${score(brierOfShare)}`}
        />
      </Figures>
      <div className="halves">
        <section className="panel">
          <h2>Đã nói và thực tế</h2>
          <p className="small muted">Chấm nằm trên nét đứt: nói bao nhiêu thì trễ bấy nhiêu. Chấm to: nhiều dự báo.</p>
          <CalibrationChart calibration={calibration} />
          {backtested > 0 && (
            <p className="small">
              {formatNumber(backtested)} dự báo được tính lại cho thời gian trước khi bắt đầu giữ dự báo, chỉ bằng những gì đã biết vào sáng hôm đó.
            </p>
          )}
        </section>
        <DataTable
          caption="Trong số được nói là có khả năng trễ như vậy, bao nhiêu đã trễ"
          keepTable
          rows={bands}
          rowKey={({ from }) => String(from)}
          columns={[
            { key: 'said', header: 'Đã nói', cell: ({ from, to }) => <span className="nowrap">{`${Math.round(from * 100)}–${Math.round(to * 100)} %`}</span> },
            { key: 'n', header: 'Dự báo', numeric: true, cell: (band) => formatNumber(band.forecasts) },
            { key: 'mean', header: 'Trung bình nói', numeric: true, cell: (band) => <Percent part={band.chanceSum} base={band.forecasts} /> },
            { key: 'late', header: 'Đã trễ', numeric: true, cell: (band) => formatNumber(band.late) },
            { key: 'share', header: 'Thực tế', numeric: true, cell: (band) => <Percent part={band.late} base={band.forecasts} /> },
          ]}
        />
      </div>
      <p className="small muted">
        Mỗi hồ sơ được hỏi nhiều nhất ba lần: {MOMENTS.map((moment) => MOMENT_WORDS[moment]).join(', ')}. Chỉ tính hồ sơ đã có kết quả và lúc nói không tạm dừng.
      </p>
    </>
  )
}

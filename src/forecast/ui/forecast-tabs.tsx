import { Tabs } from '#ui/tabs.tsx'

/** The two sides of forecasting: what is said, and what it was worth. */
export const ForecastTabs = ({ current }: { readonly current: 'list' | 'calibration' }) => (
  <Tabs
    label="Dự báo"
    tabs={[
      { to: '/don-doc/du-bao', label: 'Hồ sơ có thể trễ', current: current === 'list' },
      { to: '/don-doc/du-bao?xem=kiem-chung', label: 'Dự báo đúng tới đâu', current: current === 'calibration' },
    ]}
  />
)

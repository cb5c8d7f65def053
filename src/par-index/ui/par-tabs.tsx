import { Tabs } from '#ui/tabs.tsx'

/** What stands side by side under Chỉ số CCHC. */
export const ParTabs = ({ current }: { readonly current: 'dot' | 'bo-tieu-chi' }) => (
  <Tabs
    label="Chỉ số cải cách hành chính"
    tabs={[
      { to: '/chi-so-cchc', label: 'Đợt chấm', current: current === 'dot' },
      { to: '/chi-so-cchc/bo-tieu-chi', label: 'Bộ tiêu chí', current: current === 'bo-tieu-chi' },
    ]}
  />
)

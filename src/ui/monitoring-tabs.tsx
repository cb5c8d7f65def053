import { useLocation } from 'react-router'
import { useRootData } from './rendering.tsx'
import { Tabs } from './tabs.tsx'

/** The way between the pages of monitoring and urging that open for this person (`workplace-navigation.ts`). */
export const MonitoringTabs = () => {
  const { pathname } = useLocation()
  const items = useRootData()?.navigation.flatMap((group) => group.items) ?? []
  const pages = items.find(({ to }) => to === '/don-doc')?.pages ?? []
  return <Tabs label="Theo dõi, đôn đốc" tabs={pages.map((page) => ({ ...page, current: pathname === page.to }))} />
}

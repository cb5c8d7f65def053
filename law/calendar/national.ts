import type { CalendarYear } from '../../src/law/calendar.ts'
import { YEAR_2017 } from './2017.ts'
import { YEAR_2018 } from './2018.ts'
import { YEAR_2019 } from './2019.ts'
import { YEAR_2020 } from './2020.ts'
import { YEAR_2021 } from './2021.ts'
import { YEAR_2022 } from './2022.ts'
import { YEAR_2023 } from './2023.ts'
import { YEAR_2024 } from './2024.ts'
import { YEAR_2025 } from './2025.ts'
import { YEAR_2026 } from './2026.ts'
import { YEAR_2027 } from './2027.ts'

/** Every year that has been entered, oldest first. The last one is where the calendar ends. */
export const NATIONAL_CALENDAR_YEARS: readonly CalendarYear[] = [
  YEAR_2017,
  YEAR_2018,
  YEAR_2019,
  YEAR_2020,
  YEAR_2021,
  YEAR_2022,
  YEAR_2023,
  YEAR_2024,
  YEAR_2025,
  YEAR_2026,
  YEAR_2027,
]

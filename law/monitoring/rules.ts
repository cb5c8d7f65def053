import type { MonitoringRuleInput } from '#law/monitoring-rules.ts'

/**
 * When somebody is reminded of a dossier, and who: no law prescribes it; an office may set its own. Working days and
 * minutes are those of the responsible unit's calendar.
 */
export const monitoringRules: readonly MonitoringRuleInput[] = [
  {
    thresholds: [
      { workingDays: -1, tells: 'holder', urges: false },
      { workingDays: 0, tells: 'holder', urges: false },
      { workingDays: 1, tells: 'unitHead', urges: true },
      { workingDays: 3, tells: 'agencyLeader', urges: true },
    ],
    repeat: { everyWorkingDays: 5, tells: 'upperLevel', urges: true },
    steps: [
      { workingDays: 0, tells: 'holder', urges: false },
      { workingDays: 1, tells: 'unitHead', urges: true },
      { workingDays: 3, tells: 'agencyLeader', urges: true },
    ],
    idleMinutes: 1_440,
    receptionSoonMinutes: 120,
    uncollectedDays: 5,
    answer: { minutes: 480, counts: 'working' },
    source:
      'Mặc định của phần mềm; nghĩa vụ theo dõi, đôn đốc giải quyết hồ sơ theo Nghị định 118/2025/NĐ-CP; trả lời phiếu đôn đốc trong một ngày làm việc, theo cách làm 24 giờ ở các xã',
    effectiveFrom: '2025-07-01',
    checked: 'toVerify',
  },
]

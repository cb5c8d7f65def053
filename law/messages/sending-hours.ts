/** When phones may ring: no law sets it for messages of an authority; an office may set its own. */
export const defaultSendingHours = {
  source: 'Mặc định của phần mềm: không làm phiền ban đêm',
  effectiveFrom: '2025-07-01',
  checked: 'toVerify',
  from: '07:00',
  until: '21:00',
  days: 'every',
  /** What happened longer ago (work done on paper and entered later) is found in the inbox and sent to nobody. */
  newsForDays: 3,
} as const

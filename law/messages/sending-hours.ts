/** When phones may ring: no law sets it for messages of an authority; an office may set its own. */
export const defaultSendingHours = {
  source: 'Mặc định của phần mềm: không làm phiền ban đêm',
  effectiveFrom: '2025-07-01',
  checked: 'toVerify',
  from: '07:00',
  until: '21:00',
  days: 'every',
} as const

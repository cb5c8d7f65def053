import type { ProcedureFee } from '#procedures/domain/procedure.ts'

/** An invented change of the household business registration; the decision says that it is one. */
export const changedHousehold: { readonly code: string; readonly decision: string; readonly fee: ProcedureFee } = {
  code: '1.001612',
  decision: '00/QĐ-MH (minh họa)',
  fee: {
    id: 'f90', name: 'Lệ phí đăng ký hộ kinh doanh', kind: 'charge', amount: 0, channel: 'online', note: 'Nộp trực tuyến được miễn, theo bản minh họa',
  },
}

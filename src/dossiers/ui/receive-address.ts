import type { ReceiveQuery } from '../pages/receive-page.ts'

const NAMES = {
  search: 'tim',
  procedureCode: 'thu-tuc',
  caseId: 'truong-hop',
  channel: 'kenh',
  deskId: 'quay',
  competentUnitId: 'don-vi',
  occurredAt: 'luc',
  ticked: 'khoan',
} as const satisfies Record<keyof ReceiveQuery, string>

export const RECEIVE_PATH = '/mot-cua/tiep-nhan'

/** The address of the reception page for a choice; what is empty stays out of it. */
export const receiveAddress = (query: ReceiveQuery): string => {
  const parameters = new URLSearchParams()
  for (const [key, name] of Object.entries(NAMES)) {
    const value = query[key as keyof ReceiveQuery]
    if (value !== undefined && value !== '') parameters.set(name, value)
  }
  const text = parameters.toString()
  return text === '' ? RECEIVE_PATH : `${RECEIVE_PATH}?${text}`
}

export const readReceiveAddress = (address: URL): ReceiveQuery => {
  const query: Record<string, string> = {}
  for (const [key, name] of Object.entries(NAMES)) {
    const value = address.searchParams.get(name)
    if (value !== null && value !== '') query[key] = value
  }
  return query
}

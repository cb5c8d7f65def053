/** The page of one order, also where a gateway sends the browser back to. */
export const orderPath = (dossierId: string, orderId: string): string => `/thanh-toan/${dossierId}/khoan/${orderId}`

/** Where a task is read. */
export const taskHref = (id: string): string => `/cai-cach/nhiem-vu/${id}`
export const planHref = (id: string): string => `/cai-cach/ke-hoach/${id}`
export const evidenceHref = (taskId: string, fileId: string): string => `${taskHref(taskId)}/minh-chung/${fileId}`

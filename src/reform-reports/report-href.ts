/** The screen of a report. */
export const reportHref = (id: string): string => `/cai-cach/bao-cao/${id}`

export const headingHref = (id: string, node: string): string => `${reportHref(id)}?muc=${node}`

export const annexHref = (id: string, no: number): string => `${reportHref(id)}/phu-luc?bang=${no}`

/** One row of an annex with its evidence. */
export const rowHref = (id: string, code: string): string => `${reportHref(id)}/phu-luc/${code}`

export const reportFileHref = (id: string, kind: string): string => `${reportHref(id)}/tep/${kind}`

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook as a file to keep. */
export const answerWorkbook = (name: string, body: Uint8Array): Response =>
  new Response(new Uint8Array(body), { headers: { 'content-type': XLSX, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' } })

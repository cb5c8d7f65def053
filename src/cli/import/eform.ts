import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { draftForm } from '#eforms/commands.ts'
import { readFormio } from '#eforms/import/read-formio.ts'
import { formRefusalSentence } from '#eforms/refusals.ts'
import { withOffice } from './office.ts'

const USAGE = 'import eform FILE --procedure CODE [--tenant CODE]'

/** Reads the file, or says in words why it cannot. */
const readText = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    console.error(`Không đọc được tệp ${file}: ${error instanceof Error ? error.message : 'không rõ lý do'}. Kiểm tra đường dẫn và quyền đọc.`)
    return undefined
  }
}

/** `import eform`: a form.io file becomes the draft of a procedure's form; what could not be carried over is listed. */
export const importEform = {
  name: 'eform',
  usage: USAGE,
  execute: async (args: string[]): Promise<number> => {
    let parsed
    try {
      parsed = parseArgs({ args, options: { procedure: { type: 'string' }, tenant: { type: 'string' } }, allowPositionals: true })
    } catch {
      parsed = undefined
    }
    const [file, ...extra] = parsed?.positionals ?? []
    const procedureCode = parsed?.values.procedure
    if (parsed === undefined || file === undefined || extra.length > 0 || procedureCode === undefined) {
      console.error(`Dùng: npm run -s motcua -- ${USAGE}`)
      return 2
    }
    const json = await readText(file)
    if (json === undefined) return 1
    const read = readFormio(json)
    if (!read.ok) {
      console.error(`Tệp ${file} không phải biểu mẫu form.io. ${formRefusalSentence(read.refusal)}`)
      return 1
    }
    const { source, leftOut } = read.value
    return withOffice(parsed.values.tenant, async (ctx) => {
      if (ctx === undefined) return 1
      const drafted = await draftForm(ctx, { procedureCode, source, origin: 'import', provenance: { leftOut } })
      if (!drafted.ok) {
        console.error(formRefusalSentence(drafted.refusal))
        return 1
      }
      const fields = source.pages.reduce((count, page) => count + page.fields.length, 0)
      console.log(`Đã tạo bản nháp “${source.title}” cho thủ tục ${procedureCode}: ${source.pages.length} trang, ${fields} ô.`)
      for (const one of leftOut) console.log(`  Không chuyển được: ${one}`)
      console.log(`Sửa và ban hành tại /danh-muc/bieu-mau/${procedureCode}/soan`)
      return 0
    }, { mayBeEmpty: false })
  },
}

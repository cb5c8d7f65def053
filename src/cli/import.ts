import { importProcedures } from './import/procedures.ts'

/** What can be imported; each names its own file format. */
const IMPORTERS = [importProcedures]

export const command = {
  name: 'import',
  summary: 'Nhập dữ liệu thật từ tệp: thủ tục (procedures)',
  usage: IMPORTERS.map((importer) => importer.usage).join(' | '),
  execute: async ([kind, ...args]: string[]): Promise<number> => {
    const importer = IMPORTERS.find(({ name }) => name === kind)
    if (importer === undefined) {
      console.error(['Dùng:', ...IMPORTERS.map(({ usage }) => `  npm run -s motcua -- ${usage}`)].join('\n'))
      return 2
    }
    return importer.execute(args)
  },
}

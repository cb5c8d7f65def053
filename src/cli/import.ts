import { importAdminUnitFiles } from './import/admin-units.ts'
import { importDossiersFile } from './import/dossiers.ts'
import { importEform } from './import/eform.ts'
import { importProcedures } from './import/procedures.ts'
import { importStaffFile } from './import/staff.ts'
import { importUnitsFile } from './import/units.ts'

/** What can be imported; each names its own file format. */
const IMPORTERS = [importProcedures, importUnitsFile, importAdminUnitFiles, importStaffFile, importDossiersFile, importEform]

export const command = {
  name: 'import',
  summary: 'Nhập dữ liệu thật từ tệp: thủ tục (procedures), đơn vị (units), đơn vị hành chính cũ và mới (admin-units), cán bộ (staff), hồ sơ đang giải quyết (dossiers), biểu mẫu form.io (eform)',
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

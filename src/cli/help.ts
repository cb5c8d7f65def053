import { commandNames, findCommand } from './shell/catalogue.ts'

const describeOne = async (name: string): Promise<number> => {
  const command = await findCommand(name)
  if (command === undefined) {
    console.error(`Không có lệnh "${name}".`)
    return 2
  }
  console.log(`${command.summary}\n\n  npm run -s motcua -- ${command.usage}`)
  return 0
}

const listAll = async (): Promise<number> => {
  console.log('Một Cửa: các lệnh\n')
  for (const name of commandNames()) {
    const command = await findCommand(name)
    if (command !== undefined) console.log(`  ${command.name.padEnd(16)} ${command.summary}`)
  }
  console.log('\nCách dùng một lệnh: npm run -s motcua -- help <lệnh>')
  console.log('--json: in một giá trị JSON; --batch: đọc mỗi dòng một JSON, trả lời từng dòng')
  return 0
}

export const command = {
  name: 'help',
  summary: 'Liệt kê các lệnh, hoặc cách dùng một lệnh',
  usage: 'help [lệnh]',
  execute: (args: string[]): Promise<number> => (args[0] === undefined ? listAll() : describeOne(args[0])),
}

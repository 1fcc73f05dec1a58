import { fence } from '../document.ts'
import { transcript, type Line } from '../example/transcript.ts'

const arrows: Readonly<Record<Line['from'], string>> = { client: '→', server: '←' }

const written = ({ from, text }: Line): string =>
  text
    .split('\n')
    .map((line, i) => `${i === 0 ? arrows[from] : ' '} ${line}`.trimEnd())
    .join('\n')

/** From nothing to reading what was written. */
export const transcriptSection = (): string =>
  [
    '## A worked transcript',
    'Hana signs in on a new device, opens a connection, joins a public room, reads it and writes into it. → is the client, ← the server; ' +
      'HTTP is shown as HTTP/1.1, without headers that say nothing here. The keys are those of the worked example above.',
    ...transcript.map(({ says, lines }) => `${says}\n\n${fence('text', lines.map(written).join('\n\n'))}`),
  ].join('\n\n')

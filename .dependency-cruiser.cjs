/**
 * The law of imports. Types count as imports: a room that knows another's types depends on it.
 * If it says no, move the code. Changing the law is a decision: docs/decisions.
 */
const { existsSync, readdirSync, readFileSync } = require('node:fs')

/**
 * Each room of the server, and which others it may enter. What is not named here is forbidden.
 * `composition`: the files beside the rooms, which put them together. `answers`: those that both front rooms answer with.
 */
const mayEnter = {
  cli: ['composition', 'install', 'config'],
  http: ['answers', 'identity', 'rooms', 'guard', 'watch', 'store', 'bus', 'config'],
  gateway: ['answers', 'identity', 'rooms', 'guard', 'watch', 'store', 'bus', 'config'],
  identity: ['guard', 'watch', 'store', 'bus'],
  rooms: ['guard', 'watch', 'store', 'bus'],
  watch: ['audit', 'store', 'bus'],
  audit: ['store'],
  guard: ['store', 'bus'],
  store: [],
  bus: [],
  install: ['config'],
  config: [],
}

const files = { composition: '[^/]+[.]ts$', answers: '(failure|problem-details)[.]ts$' }

const server = '^packages/server/src/'
const testing = '([.]test[.]tsx?|/contract[.]ts|/testing[.]ts|/fake-[^/]+[.]ts)$|/testing/'
const adapters = `${server}(store/(sqlite|memory)[/.]|bus/(memory|shelf)[.])`
/** Where a program starts: the doors that a package.json names, the pages' first file, threads loaded by name, the command line. */
const entries = [...doors(), '^packages/web/src/main[.]tsx$', 'worker[.]ts$', `${server}cli/main[.]ts$`].join('|')

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const packagesLaw = [
  forbid(
    'protocol-alone',
    'What may be said on the wire needs zod/mini and nothing else.',
    { path: '^packages/protocol/src/', pathNot: testing },
    { pathNot: ['^packages/protocol/src/', 'node_modules/zod/mini/'] },
  ),
  forbid(
    'protocol-knows-nobody',
    'Not even its tests know the other packages.',
    { path: '^packages/protocol/' },
    { path: '^packages/(?!protocol/)' },
  ),
  forbid(
    'crypto-alone',
    'Crypto is WebCrypto and bytes: no package, nothing of ours, nothing of Node.',
    { path: '^packages/crypto/src/', pathNot: testing },
    { pathNot: '^packages/crypto/src/' },
  ),
  forbid(
    'crypto-knows-nobody',
    'Not even its tests know the other packages.',
    { path: '^packages/crypto/' },
    { path: '^packages/(?!crypto/)' },
  ),
  forbid(
    'client-enters-protocol-and-crypto',
    'The SDK is what a stranger would install: it never knows the server or the web.',
    { path: '^packages/client/' },
    { path: '^packages/(?!client/|protocol/|crypto/)' },
  ),
  forbid(
    'client-seals-in-one-place',
    'Only the sealing and device files of the client touch crypto.',
    {
      path: '^packages/client/src/',
      pathNot: ['^packages/client/src/[^/]*(sealing|device)[^/]*[.]ts$', '/(sealing|device)/', testing],
    },
    { path: '^packages/crypto/' },
  ),
  forbid(
    'web-enters-client',
    'The web chat speaks through the SDK, and knows words of the protocol; never keys, never the server.',
    { path: '^packages/web/' },
    { path: '^packages/(?!web/|client/|protocol/)' },
  ),
  forbid(
    'web-knows-protocol-types-only',
    'The web chat takes words from the protocol; the SDK does the talking.',
    { path: '^packages/web/src/', pathNot: testing },
    { path: '^packages/protocol/', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'server-enters-protocol-and-crypto',
    'Server and client meet only in tests and proofs.',
    { path: '^packages/server/' },
    { path: '^packages/(?!server/|protocol/|crypto/)' },
  ),
  forbid(
    'server-never-mls',
    'The server cannot read end-to-end rooms: an import rule, not a hope.',
    { path: '^packages/server/' },
    { path: '^packages/crypto/src/mls' },
  ),
]

const roomsLaw = Object.entries(mayEnter).map(([room, others]) => {
  const open = [room, ...others].map((name) => files[name] ?? `${name}/`)
  return forbid(
    `room-${room}`,
    `${room}/ may enter: ${others.join(', ') || 'no other room'}.`,
    { path: `${server}${room}/`, pathNot: testing },
    { path: server, pathNot: [`${server}(${open.join('|')}|clock[.]ts$|refusal[.]ts$)`] },
  )
})

const houseLaw = [
  forbid(
    'server-has-these-rooms',
    'A new room needs a line in the table of .dependency-cruiser.cjs.',
    {
      path: `${server}(?!(${Object.keys(mayEnter).join('|')})/|[^/]+[.]ts$)`,
    },
    {},
  ),
  forbid(
    'adapters-by-server-only',
    'Only the composition root chooses a store and a bus.',
    { path: '^packages/', pathNot: [adapters, `${server}(server|system)[.]ts$`, testing] },
    { path: adapters },
  ),
  forbid(
    'tests-are-leaves',
    'What ships never needs what tests.',
    { path: '^packages/', pathNot: testing },
    { path: [testing, '^(tests|proofs|bench|tools)/'] },
  ),
  forbid(
    'packages-enter-by-the-door',
    'Another package is imported by its name, never by a path into it.',
    { path: '^packages/([^/]+)/' },
    { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
  ),
  forbid('no-circle', 'A circle is one thing in several files, or a noun that is missing.', {}, { circular: true }),
  forbid(
    'no-orphan',
    'A file that nobody imports and that imports nobody is dead.',
    {
      orphan: true,
      pathNot: [entries, testing, '[.]d[.]ts$', '[.]config[.]ts$', '^(tools|tests|proofs|bench|examples)/'],
    },
    {},
  ),
  forbid(
    'no-unreachable',
    'Every file is reached from where a program starts.',
    { path: entries },
    // The store in memory is every test's store, and no program's.
    {
      path: '^packages/[^/]+/src/',
      pathNot: [entries, testing, `${server}store/memory[/.]`, '[.]d[.]ts$'],
      reachable: false,
    },
  ),
  forbid('resolves', 'Every import finds its file.', {}, { couldNotResolve: true }),
  forbid(
    'ships-what-it-needs',
    'What a package needs when it runs stands in its own dependencies.',
    { path: '^packages/(protocol|crypto|client|server)/src/', pathNot: testing },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  ),
]

module.exports = {
  forbidden: [...packagesLaw, ...roomsLaw, ...houseLaw],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '^packages/web/public/', '/node_modules/.*/node_modules/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['warifu-source', 'import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
    },
  },
}

/** The sources behind `exports` and `imports` of every package, as patterns. */
function doors() {
  return readdirSync('packages')
    .filter((name) => existsSync(`packages/${name}/package.json`))
    .flatMap((name) => {
      const { exports = {}, imports = {} } = JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8'))
      const sources = JSON.stringify([exports, imports]).match(/\.\/src\/[^"]+/g) ?? []
      return sources.map((path) => `^packages/${name}/${path.slice(2).replaceAll('.', '[.]')}$`)
    })
}

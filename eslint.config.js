import { defineConfig, globalIgnores } from 'eslint/config'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const sources = ['**/*.{ts,tsx}']
const tests = ['**/*.test.{ts,tsx}', '**/contract.ts', '**/testing/**', '**/testing.ts', 'tests/**']
const around = [
  'tools/**',
  'tests/**',
  'proofs/**',
  'bench/**',
  'examples/**',
  '*.config.{ts,js}',
  'packages/*/*.config.ts',
  'packages/web/build/**',
]

const castToGrant = {
  selector: 'TSAsExpression > TSTypeReference[typeName.name="Grant"]',
  message: 'A Grant is proof that guard/authorize.ts said yes. Ask it; never cast.',
}

export default defineConfig(
  globalIgnores(['**/dist/', '.cache/', 'coverage/', 'test-results/', '**/node_modules/']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
  },
  {
    files: sources,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only packages/server/src/config/env.ts reads the environment.',
        },
      ],
      'no-restricted-syntax': ['error', castToGrant],

      // Types are declared with `type`: one word for objects, unions and functions.
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      // A number in a sentence reads as it should.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A guard clause ends with what it does: `if (late) return close('silent')`.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A table's `define` takes each field's literal type by a parameter of its own.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // [...text] makes code points, which is what names and passwords are counted in.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // `() => {}` is how nothing is said where a listener is due.
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      // An interface with async methods is implemented in memory without awaiting anything.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['packages/web/src/**/*.tsx', 'packages/web/src/**/use-*.ts'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  { files: ['packages/server/src/guard/authorize.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['packages/server/src/config/env.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    // What runs on a developer's machine talks to its terminal and inherits its environment.
    files: [...around, ...tests],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: tests,
    rules: {
      // `expect(store.append).toHaveBeenCalled()` takes a method without calling it, on purpose.
      '@typescript-eslint/unbound-method': 'off',
      // A hostile value is any value: JSON.parse and casts make what the types forbid.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    // Plain JavaScript: what must run before Node 24 and the types are there.
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.base],
    rules: {
      eqeqeq: 'error',
      'no-undef': 'off',
      'no-unused-vars': 'error',
      'no-var': 'error',
      'prefer-const': ['error', { ignoreReadBeforeAssign: true }],
      'no-unreachable': 'error',
    },
  },
)

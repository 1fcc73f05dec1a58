// @ts-check

/** @typedef {'en' | 'ja'} Language */
/** @typedef {{ what: string, data: string, mend: string }} Explanation */
/** @typedef {{ code: string, en: Explanation, ja: Explanation }} Refusal */

/**
 * The language of the person at the terminal: as `warifu` is told, else by the rule of POSIX.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Language}
 */
export function language({ WARIFU_LANGUAGE, LC_ALL, LC_MESSAGES, LANG }) {
  return /^ja/i.test(WARIFU_LANGUAGE || LC_ALL || LC_MESSAGES || LANG || '') ? 'ja' : 'en'
}

/** @type {Record<Language, { install: string, server: string, pages: string, first: string }>} */
export const phases = {
  en: {
    install: 'Installing packages',
    server: 'Building the server',
    pages: 'Building the web pages',
    first: 'The first start takes a minute or two.',
  },
  ja: {
    install: 'パッケージのインストール',
    server: 'サーバーのビルド',
    pages: 'ウェブ画面のビルド',
    first: '初めての起動には、一、二分かかります。',
  },
}

/**
 * What can be refused before Warifu itself can speak. Codes and sentences are those of `@warifu/protocol/explain`, which an old
 * Node.js without packages cannot load; a test holds the two together.
 */
export const refusals = {
  installFailed: {
    code: 'WRF-1018',
    en: {
      what: 'A package that Warifu needs could not be installed.',
      data: 'Nothing was changed in your data folder.',
      mend: 'Check the network, the free space on the disk and the message above, then run `npm start` again.',
    },
    ja: {
      what: 'Warifu に必要なパッケージを入れられませんでした。',
      data: 'データフォルダーは何も変わっていません。',
      mend: 'ネットワーク、ディスクの空き、上に表示された内容を確かめてから、もう一度 `npm start` を実行してください。',
    },
  },
  buildFailed: {
    code: 'WRF-1020',
    en: {
      what: 'Warifu could not be built from its sources.',
      data: 'Nothing was changed in your data folder.',
      mend: 'Read the message above. Where you changed no source, build everything anew: `npm run build -- --force`.',
    },
    ja: {
      what: 'Warifu をソースからビルドできませんでした。',
      data: 'データフォルダーは何も変わっていません。',
      mend: '上に表示された内容を確かめてください。ソースを変えていないときは、すべてを作り直してください: `npm run build -- --force`',
    },
  },
  /** Here the mend differs from that of `warifu` itself: `npm start` brings Node 24 along, but needs 20 to do so. */
  nodeTooOld: {
    code: 'WRF-1009',
    en: {
      what: 'This Node.js is too old for Warifu.',
      data: 'Nothing was changed.',
      mend: 'Install Node.js 20 or newer, then run the command again. The right Node.js for the server comes along by itself.',
    },
    ja: {
      what: 'この Node.js は古いため、Warifu を動かせません。',
      data: '何も変更されていません。',
      mend: 'Node.js 20 以上を入れてから、もう一度実行してください。サーバーに適した Node.js は自動で用意されます。',
    },
  },
}

const labels = { en: { data: 'Data', mend: 'Mend' }, ja: { data: 'データ', mend: '対処　' } }

/**
 * @param {Refusal} refusal
 * @param {Language} language
 */
export function refusalText(refusal, language) {
  const { what, data, mend } = refusal[language]
  const label = labels[language]
  return `✗ ${refusal.code}  ${what}\n  ${label.data}    ${data}\n  ${label.mend}    ${mend}\n`
}

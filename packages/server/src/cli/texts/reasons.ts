import type { Bilingual } from '../../config/kinds.ts'

/** What the system's error codes mean, and two reasons of our own. A code that is not here is shown as it is. */
const reasons: Readonly<Record<string, Bilingual>> = {
  EACCES: { en: 'permission denied', ja: '権限がありません' },
  EPERM: { en: 'operation not permitted', ja: '許可されていません' },
  EROFS: { en: 'the file system is read-only', ja: '読み取り専用のファイルシステムです' },
  ENOSPC: { en: 'no space left', ja: '空き容量がありません' },
  EDQUOT: { en: 'quota used up', ja: '割り当て容量を使い切りました' },
  ENOENT: { en: 'no such file', ja: 'ファイルがありません' },
  ENOTDIR: { en: 'a part of the path is not a folder', ja: '途中にフォルダーではないものがあります' },
  EEXIST: { en: 'a file stands in its place', ja: '同じ名前のファイルがあります' },
  EISDIR: { en: 'it is a folder', ja: 'フォルダーです' },
  ENOTSUP: { en: 'this disk knows no permissions', ja: 'このディスクでは権限を設定できません' },
  ENAMETOOLONG: { en: 'the name is too long', ja: '名前が長すぎます' },
  ELOOP: { en: 'the links go round in a circle', ja: 'リンクが循環しています' },
  'not-ours': { en: 'it belongs to another account', ja: 'ほかの利用者のものです' },
  'is-link': { en: 'it is a symbolic link', ja: 'シンボリックリンクです' },
}

export const reason = (code: string, language: keyof Bilingual): string => reasons[code]?.[language] ?? code

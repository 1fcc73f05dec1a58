import { limits } from '@warifu/protocol'

const seconds = (milliseconds: number) => milliseconds / 1000

/** Typing, presence, receipts, and direct rooms: what people show of themselves, and to whom. */
export const showingSection = (): string => `
## What people show each other

Typing, presence and receipts are **symmetric**: an account that does not show one of them is not told it of others [PR1]. The server keeps to
that. An account shows all three until \`privacy.set\` says otherwise; \`privacy.show\` tells what it shows, and the push \`privacy\` when that changed on
another device. On \`privacy\` forget what you were told of the kind that is hidden now, and ask anew for what is shown again.

**Typing.** Send \`room.typing\` with true at the first key and again every ${seconds(limits.typingMs / 2)} s or so while it goes on, and with false when the text is emptied or
left. A sign that is heard is good for ${seconds(limits.typingMs)} s (\`typingMs\`), unless another follows; a message by the same account ends it, and so does \`member-left\` [PR2].

**Presence.** An account is \`active\` while one of its connections is, \`away\` while all of them are, and gone with the last [PR3]. A connection begins as
\`active\`; say \`presence.set\` when nobody is there any more, and again after each connecting. Ask \`presence.list\` after \`welcome\`, page by page, and apply the pushes
\`presence\` that came meanwhile to what it says. Nothing of it is stored: nobody can ask when somebody was there last.

**Receipts.** \`room.read\` says how far the account has read. The push \`receipt\` brings it to the other members; who begins to watch reads the state from
\`readSequence\` of \`room.members\`. In rooms with more than 64 connections open no receipts are pushed, other than those that take one back [PR4]. What
is unread is the sequences above one's own \`readSequence\`, as told by \`room.list\`.

**Notifications.** \`room.notify\` keeps for each room of what its member wants to be told: \`all\`, \`mentions\` or \`none\`. It is for the account's own devices to heed. Who
is mentioned stands in the envelope, which the server does not read: a client counts mentions itself.

**Direct rooms.** \`room.direct\` gives the one room of two accounts, or of one with itself, and makes it where there is none [DR1]. Both are members at once;
the other hears of it with the first entry, by the push \`room\`. Its \`visibility\` is \`direct\`, its \`peer\` the account at the other end, its \`name\` that account's name. Nobody is
invited to it, removed from it, or leaves it, and it has no moderator.
`

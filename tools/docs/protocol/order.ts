export const orderSection = (): string => `
## Order, gaps and doubles

**Sending.** Make a new random \`messageId\` for every message, and for every edit, reaction, deletion and pin, and keep message and id (the outbox) until the reply
arrives. The reply comes after the entry is durable [SQ9]. Without a reply (time-out, lost connection, \`store-unavailable\`,
\`overloaded\`) send the **same** \`messageId\` again from the same device, on the next connection if need be: it is stored once, and the reply
names the stored sequence [SQ8]. Compare \`envelopeHash\` with the hash of what you sent; if it differs, the id was used for another
message, and the text was not sent. An id that stands for an act of another kind, or on another target, is refused: \`message-id-taken\`.

**Receiving.** Keep a cursor for each room: the highest sequence up to which you have everything. For an entry with the sequence *n*, from a
push or a page [SQ10]:

- *n* = cursor + 1: take it, the cursor is now *n*;
- *n* ≤ cursor: you have it already, ignore it;
- *n* > cursor + 1: a gap. Ask \`message.history\` with \`direction: "after"\` and \`sequence\` the cursor, page by page while \`more\`, then go on.
  Pushes that arrive meanwhile wait or are dropped: the pages bring them too.

**After connecting** (also the first time) ask \`room.list\`, page by page. A room of which you are a member and whose \`head\` is above your
cursor has news: fetch it as for a gap. Everything after \`welcome\` reaches you as a push, so nothing lies between.

**Reading back.** \`message.history\` with \`direction: "before"\` and the lowest sequence that you have; for the newest page of a room that
you have nothing of, \`sequence\` is 9007199254740991.

The cursor counts entries of every kind; what they mean for the messages is told in [the next part](#what-becomes-of-a-message). Entries of a room have the sequences 1, 2, 3, … without gap, and times that never go backward [SQ2]. Sequences of different rooms say
nothing about each other.
`

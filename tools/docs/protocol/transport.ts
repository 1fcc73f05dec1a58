export const transportSection = (): string => `
## Transport

One TLS port serves everything, \`https://localhost:8443\` unless configured otherwise. TLS 1.3 is preferred, TLS 1.2 is taken with
AEAD and forward secrecy only; nothing older, and never plain HTTP. A first run makes a local CA: its certificate is \`tls/ca.pem\` in the
server's data folder, and a client that does not use the system's trust store must be given it. Never switch verification off.

The HTTP API speaks HTTP/1.1 and HTTP/2. The WebSocket is opened by an HTTP/1.1 upgrade (RFC 6455): negotiate \`http/1.1\` by ALPN, or none.

**Host.** Requests must name the server as it is known, with the port where it is not 443: otherwise \`host-refused\` (421).

**Origin.** Every \`POST\` and every upgrade must carry the header \`Origin\` with scheme, host and port of the web chat, exactly, such as
\`https://localhost:8443\`: otherwise \`origin-refused\` (403) [TK1]. Browsers send it by themselves; a program sets it to \`https://\` and what it
sends as \`Host\`. What stands in it is
called *the Origin* below. A header that may stand once only, and stands twice, is \`headers-refused\` (400).

**Cookie.** A session is a cookie \`__Host-warifu=<value>; Path=/; Secure; HttpOnly; SameSite=Strict\`. A program keeps the value
from \`Set-Cookie\` and sends it as \`Cookie: __Host-warifu=<value>\`. Treat it as a secret: it is never put into a URL, a log or an error.
The operator listener (\`https://localhost:8444\`, this machine only) has a cookie and sessions of its own; neither works on the other.

**Bytes in JSON** are base64url (RFC 4648 section 5) without padding and with the unused bits of the last character zero. Every other
spelling is refused [FR8].
`

import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';

/** A forward proxy: tunnels what asks for one, and passes on whole requests and upgrades. */
export async function startProxy() {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const target = request.url ?? '';
    seen.push(`${request.method} ${target}`);
    const onward = ask(target, { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connect', (request, socket, head) => {
    seen.push(`CONNECT ${request.url}`);
    const { hostname, port } = new URL(`http://${request.url}`);
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const side of [onward, socket]) side.on('error', () => onward.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    seen.push(`UPGRADE ${request.url}`);
    const { hostname, port, pathname, search } = new URL(request.url ?? '');
    const onward = connect(Number(port), hostname, () => {
      const headers = request.rawHeaders.flatMap((name, index, all) =>
        index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : [],
      );
      onward.write(`GET ${pathname}${search} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const side of [onward, socket]) side.on('error', () => onward.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://somebody:secret@127.0.0.1:${port}`, port, seen };
}

import type { MessagePort } from 'node:worker_threads';
import type { WebSocket } from 'ws';
import { CLOSED_CORE_GONE, type Frame, GOODBYE } from '../contract/wire.ts';

function asFrame(data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean): Frame {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer);
  return isBinary ? new Uint8Array(bytes) : bytes.toString('utf8');
}

/**
 * Passes frames between a WebSocket and a port of the core host, without reading them. When the socket closes, the host is told,
 * and cancels what came through it; when the port closes, the socket is closed with CLOSED_CORE_GONE.
 */
export function relay(socket: WebSocket, port: MessagePort): void {
  socket.on('message', (data, isBinary) => {
    const frame = asFrame(data, isBinary);
    if (frame !== GOODBYE) port.postMessage(frame);
  });
  socket.on('close', () => {
    port.postMessage(GOODBYE);
    port.close();
  });
  // An error is followed by `close`; without a listener it would end the process.
  socket.on('error', () => {});
  port.on('message', (frame: Frame) => {
    if (socket.readyState === socket.OPEN) socket.send(frame);
  });
  port.on('close', () => {
    if (socket.readyState === socket.OPEN) socket.close(CLOSED_CORE_GONE, 'the library has closed');
  });
  port.start();
}

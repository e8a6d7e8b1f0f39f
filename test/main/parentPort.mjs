/** What Electron gives a utility process in place of Node's channel. */
process.parentPort = {
  on: (_event, listener) => process.on('message', (data) => listener({ data })),
  postMessage: (message) => process.send(message),
};
process.on('disconnect', () => process.exit());

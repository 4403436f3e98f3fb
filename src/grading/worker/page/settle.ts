const quietTurns = 5;
const maximumTurns = 200;

/** Waits until nothing of a page changed for some turns of the event loop, or until many of them have passed. */
export async function settle(look: () => string): Promise<void> {
  let before = look();
  for (let turn = 0, quiet = 0; turn < maximumTurns && quiet < quietTurns; turn += 1) {
    await nextTurn();
    const now = look();
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
}

/** Timers that are due run, then what they left for this turn: React's scheduler works in the latter. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => setImmediate(resolve), 1);
  });
}

/** Waits for a promise, but no longer than so many milliseconds; what it comes to, and that it fails, is nobody's business. */
export async function within(millis, promise) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, millis);
  });
  await Promise.race([Promise.resolve(promise).catch(() => {}), late]);
  clearTimeout(timer);
}

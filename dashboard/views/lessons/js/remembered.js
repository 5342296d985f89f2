// What takes long to work out is worked out anew only where the settings that it follows from have changed.
export function remembered(settings, work) {
  let known = null;
  let made = null;
  return () => {
    const now = settings().join();
    if (now !== known) [known, made] = [now, work()];
    return made;
  };
}

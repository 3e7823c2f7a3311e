/** Whether there is a browser to open, and nobody has said that it shall not be. */
export function hasBrowser(): boolean {
  const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return hasScreen && !process.env.KRONIKA_NO_BROWSER;
}

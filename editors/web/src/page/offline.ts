/**
 * Working without the network once the page has been loaded from a web server. (Opened from a folder it needs
 * none.) The page holds the server and the compilation in itself, so that they are always of one version.
 */

/**
 * @param ready is called once the page can be loaded without the network
 * @param renewed is called when a newer version has been fetched, which the next load shows
 */
export async function workOffline(ready: () => void, renewed: () => void): Promise<void> {
  if (!location.protocol.startsWith("http") || !("serviceWorker" in navigator)) {
    return;
  }
  const wasControlled = navigator.serviceWorker.controller !== null;
  try {
    await navigator.serviceWorker.register("service-worker.js");
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (wasControlled) {
        renewed();
      }
    });
    await navigator.serviceWorker.ready;
    if (!wasControlled) {
      ready();
    }
  } catch (error) {
    // A browser that forbids it, as in a private window; the page works as long as it is open.
    console.warn(error);
  }
}

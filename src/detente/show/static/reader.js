// The document reader: layers switch without losing the place, and a span shows its decision.
// Without this file the same links load the page anew.

const swap = async (address) => {
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  if (!answer.ok) return location.assign(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector(".reader");
  const old = document.querySelector(".reader");
  if (!fresh || !old) return location.assign(address);
  const top = old.querySelector(".layers").getBoundingClientRect().top;
  old.replaceWith(document.adoptNode(fresh));
  scrollBy(0, fresh.querySelector(".layers").getBoundingClientRect().top - top);
};

document.addEventListener("click", async (event) => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const layer = event.target.closest("a.layer");
  if (layer) {
    event.preventDefault();
    const name = layer.classList[1];
    await swap(layer.href);
    history.replaceState(null, "", layer.href.split("#")[0]);
    document.querySelector(`a.layer.${name}`)?.focus();
    return;
  }
  const span = event.target.closest(".text a[href^='#']");
  const shown = span && document.getElementById(span.hash.slice(1));
  const how = shown?.querySelector("details");
  if (how) how.open = true;
});

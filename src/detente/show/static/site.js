// What every page of the site does beyond HTML. Everything works without it.

const box = document.querySelector("#q");

// -- names are completed while they are typed ------------------------------------------------

// Of a question only the name that is being typed is completed, of a list the last one.
const LAST_NAME = {
  question: /^(.*(?:,|\b(?:did|has|have|between|and|on|with|against|towards?|backed|from|to)\b)\s*)?([^,]*)$/i,
  "": /^(.*;\s*)?([^;]*)$/,
};

function complete(input) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-actors`;
  input.after(list);
  input.setAttribute("list", list.id);
  let waiting, asked;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const [, before = "", name = ""] = input.value.match(LAST_NAME[input.dataset.actors] ?? LAST_NAME[""]) ?? [];
      if (name.trim().length < 2) return;
      asked?.abort();
      asked = new AbortController();
      try {
        const reply = await fetch(`/api/actors?q=${encodeURIComponent(name.trim())}`, { signal: asked.signal });
        if (!reply.ok) return;
        list.replaceChildren(...(await reply.json()).map((actor) => {
          const option = document.createElement("option");
          option.value = before + (input.dataset.actors ? actor.name : actor.id);
          option.label = `${actor.name} (${actor.id})`;
          return option;
        }));
      } catch (error) {
        if (error.name !== "AbortError") throw error;
      }
    }, 120);
  });
}
document.querySelectorAll("input[data-actors]").forEach(complete);

// -- dialogs ---------------------------------------------------------------------------------

/** Return an empty dialog with a heading and a button that closes it. */
export function dialog(kind) {
  const made = document.createElement("dialog");
  made.className = kind;
  made.innerHTML = '<div class="head"><h2></h2><form method="dialog"><button aria-label="Close">×</button></form></div><div class="body"></div>';
  made.querySelector("h2").id = `${kind}-h`;
  made.setAttribute("aria-labelledby", `${kind}-h`);
  made.addEventListener("click", (event) => event.target === made && made.close());
  document.body.append(made);
  return made;
}

const KEYS = [
  ["/", "Ask: go to the question box"], ["?", "This help"], ["Esc", "Close what is open"],
  ["← →", "Last and next turning point, on the page of a pair"], ["e", "Evidence of where you are"],
];

let helping;
function help() {
  if (!helping) {
    helping = dialog("help");
    helping.querySelector("h2").textContent = "Keys";
    const list = document.createElement("dl");
    for (const [key, meaning] of KEYS) {
      const name = document.createElement("dt");
      const what = document.createElement("dd");
      name.append(Object.assign(document.createElement("kbd"), { textContent: key }));
      what.textContent = meaning;
      list.append(name, what);
    }
    helping.querySelector(".body").append(list);
  }
  helping.showModal();
}

/** Return whether a key was typed into something, or with a key that changes its meaning. */
export function typed(event) {
  const { target } = event;
  return event.ctrlKey || event.metaKey || event.altKey || target.isContentEditable
    || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || document.querySelector("dialog[open]");
}

document.addEventListener("keydown", (event) => {
  if (typed(event)) return;
  if (event.key === "/" && box) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "?") {
    event.preventDefault();
    help();
  }
});

// -- citations are copied --------------------------------------------------------------------

/** Show the buttons that copy, where the browser can. */
export function copies(within) {
  if (!navigator.clipboard) return;
  within.querySelectorAll("button[data-copy]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const text = button.textContent;
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = text; }, 1500);
    });
  });
}
copies(document);

// The page of two actors: evidence in a drawer, details under the pointer, a window by brushing,
// and keys from turn to turn. Every link leads to a page of its own without this.

import { copies, dialog, typed } from "/static/site.js";

// -- the drawer ------------------------------------------------------------------------------

let drawer;

async function open(href, name) {
  const place = new URL(href, location.href);
  place.searchParams.set("part", "drawer");
  const reply = await fetch(place).catch(() => null);
  if (!reply?.ok) {
    location.href = href;
    return;
  }
  drawer ??= dialog("drawer");
  drawer.querySelector("h2").textContent = name;
  const body = drawer.querySelector(".body");
  body.innerHTML = await reply.text(); // our own page: what documents say is escaped in it
  copies(body);
  body.scrollTop = 0;
  if (!drawer.open) drawer.showModal();
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest("a");
  const href = link?.getAttribute("href");
  if (!href || !/^\/(?:evidence|event)\/|^\/dyad\/[^/]+\/[^/]+\/acts/.test(href)) return;
  if (link.hasAttribute("data-page")) return; // leads from the drawer to a page of its own
  event.preventDefault();
  open(href, nameOf(link));
});

function nameOf(link) {
  const words = link.getAttribute("aria-label") ?? link.querySelector("title")?.textContent;
  return words ?? (link.matches(".words") ? "Evidence" : link.textContent.trim().slice(0, 80)) ?? "Evidence";
}

// -- details under the pointer ---------------------------------------------------------------

const tip = document.createElement("div");
tip.className = "tip";
tip.hidden = true;
tip.setAttribute("aria-hidden", "true"); // those who do not see have the names and the tables
document.body.append(tip);

/** Tell words above a point, or below it where there is no room. */
function tell(words, x, top, bottom) {
  tip.textContent = words;
  tip.hidden = false;
  const left = Math.min(Math.max(x - tip.offsetWidth / 2, 8), innerWidth - tip.offsetWidth - 8);
  const above = top - tip.offsetHeight - 10;
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${(above > 8 ? above : bottom + 10) + scrollY}px`;
}

document.querySelectorAll("svg.chart .c-tip, svg.chart a").forEach((mark) => {
  const title = mark.querySelector(":scope > title, :scope > * > title");
  if (!title) return;
  const words = title.textContent;
  title.remove(); // or the browser would show it a second time
  // A name must hold the words that are seen; where these say more they are the name.
  if (mark.matches("a") && words.includes(mark.textContent.trim())) mark.setAttribute("aria-label", words);
  const show = () => {
    const { left, width, top, bottom } = mark.getBoundingClientRect();
    tell(words, left + width / 2, top, bottom);
  };
  const hide = () => { tip.hidden = true; };
  // A column is as tall as its chart: there the words stand by the pointer.
  if (mark.matches("a")) mark.addEventListener("pointerenter", show);
  else mark.addEventListener("pointermove", ({ clientX, clientY }) => tell(words, clientX, clientY, clientY + 12));
  mark.addEventListener("pointerleave", hide);
  mark.addEventListener("focus", show);
  mark.addEventListener("blur", hide);
});

// -- a window by brushing ----------------------------------------------------------------------

const course = document.querySelector(".course");
const DAY = 86400000;

const iso = (time) => new Date(time).toISOString().slice(0, 10);
const spoken = (time) => new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** Return the first and last day of the period of a chart in which a time lies. */
function period(time, step) {
  const day = new Date(Math.floor(time / DAY) * DAY);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const monday = day.getTime() - (day.getUTCDay() + 6) % 7 * DAY;
  return {
    day: [day.getTime(), day.getTime()],
    week: [monday, monday + 6 * DAY],
    month: [Date.UTC(year, month), Date.UTC(year, month + 1, 0)],
    quarter: [Date.UTC(year, month - month % 3), Date.UTC(year, month - month % 3 + 3, 0)],
    year: [Date.UTC(year, 0), Date.UTC(year, 12, 0)],
  }[step];
}

function brush(svg) {
  const { first, last, left, right, wide, acts, whose, step } = course.dataset;
  const [begin, end] = [Date.parse(first), Date.parse(last) + DAY];
  const [from, to] = [Number(left), Number(wide) - Number(right)];
  const marked = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  marked.setAttribute("class", "c-brush");
  marked.setAttribute("y", 0);
  marked.setAttribute("height", svg.viewBox.baseVal.height);
  const menu = document.createElement("p");
  menu.className = "brushed";
  menu.setAttribute("role", "status");
  let start = null;

  const place = (event) => {
    const whole = svg.getBoundingClientRect();
    const x = (event.clientX - whole.left) / whole.width * svg.viewBox.baseVal.width;
    return Math.min(Math.max(x, from), to);
  };
  const time = (x) => begin + (x - from) / (to - from) * (end - begin);

  const within = (low, high, place = `${acts.split("?")[0]}?acts=${whose}`) => {
    const window = new URL(place, location.href);
    window.hash = "";
    window.searchParams.set("from", iso(low));
    window.searchParams.set("to", iso(high));
    return window.pathname + window.search;
  };

  svg.addEventListener("pointerdown", (event) => {
    if (event.button || event.pointerType === "touch" || event.target.closest("a")) return;
    event.preventDefault(); // no text is marked, and nothing takes the focus
    start = place(event);
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const now = place(event);
    if (Math.abs(now - start) < 4) return;
    tip.hidden = true;
    marked.setAttribute("x", Math.min(start, now));
    marked.setAttribute("width", Math.abs(now - start));
    svg.append(marked);
  });
  svg.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const [one, other] = [start, place(event)].sort((a, b) => a - b);
    start = null;
    if (other - one < 4) {
      marked.remove();
      menu.remove();
      const [first, last] = period(time(one), step);
      open(within(first, last), `${spoken(first)} – ${spoken(last)}`);
      return;
    }
    const [low, high] = [time(one), Math.min(time(other), end - DAY)];
    menu.replaceChildren(
      `${spoken(low)} – ${spoken(high)}: `,
      Object.assign(document.createElement("a"), { href: within(low, high, location.href), textContent: "Show only these days" }),
      " · ",
      Object.assign(document.createElement("a"), {
        href: within(low, high), textContent: "List the acts",
      }),
    );
    course.querySelector("figcaption").before(menu);
  });
}
if (course) brush(course.querySelector(".desk svg"));

// -- keys --------------------------------------------------------------------------------------

const turns = [...document.querySelectorAll(".turns > li")];
let at = -1;

function go(step) {
  const next = turns[Math.min(Math.max(at + step, 0), turns.length - 1)];
  at = turns.indexOf(next);
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
  history.replaceState(null, "", `#${next.id}`);
  turns.forEach((turn) => turn.classList.toggle("here", turn === next));
}

document.addEventListener("keydown", (event) => {
  if (typed(event)) return;
  if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && turns.length && !event.target.closest(".scroll")) {
    event.preventDefault();
    go(event.key === "ArrowRight" ? 1 : -1);
  } else if (event.key === "e") {
    const here = event.target.closest("li, tr, .verdict")?.querySelector("a.ref")
      ?? turns[at]?.querySelector("a.ref") ?? document.querySelector(".verdict a.ref, a.ref");
    here?.click();
  }
});

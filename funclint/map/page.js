
(() => {
  "use strict";
  const body = document.body;
  const find = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const cards = find("article.card");
  const functions = cards.filter((card) => card.dataset.trigger !== undefined);
  const text = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
  const edges = find(".edge");
  const nodes = find(".node");
  const flows = find(".flow");
  const groups = find(".group");
  const next = { to: new Map(), from: new Map() };
  for (const edge of edges) {
    const { from, to } = edge.dataset;
    if (!next.to.has(from)) next.to.set(from, new Set());
    if (!next.from.has(to)) next.from.set(to, new Set());
    next.to.get(from).add(to);
    next.from.get(to).add(from);
  }
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  let zoom = 100;
  let chosen = null;
  let origin = null;
  let dragged = false;

  const say = (words) => { one("status").textContent = words; };
  const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

  const remember = (address) => {
    try {
      history.replaceState(null, "", address);
    } catch {
      // In a frame without an origin of its own there is no address to change.
    }
  };

  // Views and size.

  const show = (view) => {
    body.dataset.view = view;
    for (const button of find("[data-view]", one("tools"))) {
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
    }
  };

  const resize = (step) => {
    zoom = step === "0" || step === "fit" ? 100 : Math.min(200, Math.max(40, zoom + 20 * Number(step)));
    for (const flow of flows) {
      const drawing = flow.querySelector(".drawing");
      const width = Number(drawing.getAttribute("width"));
      const size = step === "fit" ? Math.min(100, (100 * flow.clientWidth) / width) : zoom;
      drawing.style.width = `${(width * size) / 100}px`;
      drawing.style.height = `${(Number(drawing.getAttribute("height")) * size) / 100}px`;
    }
    one("size").textContent = step === "fit" ? "fit" : `${zoom}%`;
  };

  // Search and filters.

  const wanted = new Set();
  let opened = null;

  const filter = () => {
    const words = one("query").value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = one("found").getAttribute("aria-pressed") === "true";
    const active = words.length > 0 || wanted.size > 0 || found;
    const shown = new Set();
    for (const card of functions) {
      const fits = words.every((word) => text.get(card).includes(word))
        && (wanted.size === 0 || wanted.has(card.dataset.trigger))
        && (!found || card.dataset.findings !== "0");
      card.hidden = !fits;
      if (fits) shown.add(card.id);
    }
    for (const card of cards) {
      if (card.dataset.trigger !== undefined) continue;
      const linked = [...(next.to.get(card.id) || []), ...(next.from.get(card.id) || [])];
      card.hidden = active && !linked.some((id) => shown.has(id));
    }
    for (const node of nodes) {
      if (node.classList.contains("fn")) node.classList.toggle("apart", !shown.has(node.dataset.id));
    }
    for (const flow of flows) {
      flow.hidden = active && !find(".node.fn:not(.copy)", flow).some((node) => shown.has(node.dataset.id));
    }
    if (active && !opened) opened = groups.map((group) => group.open);
    groups.forEach((group, number) => {
      const some = find(".flow", group).some((flow) => !flow.hidden);
      group.hidden = active && !some;
      if (active) group.open = some;
      else if (opened) group.open = opened[number];
    });
    if (!active) opened = null;
    for (const app of find(".app")) {
      const own = find("article.card", app);
      app.hidden = active && own.every((card) => card.hidden);
    }
    for (const heading of find(".list > h3")) {
      heading.hidden = find("article.card", heading.nextElementSibling).every((card) => card.hidden);
    }
    body.classList.toggle("filtering", active);
    one("nothing").hidden = !active || shown.size > 0;
    say(active ? `${shown.size} of ${counted(functions.length, "function")}` : "");
  };

  // Selection: a function or a thing that functions share, what leads to it and what follows from it.

  const reach = (id, links) => {
    const seen = new Set([id]);
    for (const at of seen) for (const other of links.get(at) || []) seen.add(other);
    return seen;
  };

  const mark = () => {
    const before = chosen ? reach(chosen, next.from) : new Set();
    const after = chosen ? reach(chosen, next.to) : new Set();
    body.classList.toggle("selecting", chosen !== null);
    for (const node of nodes) {
      const { id } = node.dataset;
      node.classList.toggle("near", before.has(id) || after.has(id));
      node.classList.toggle("chosen", id === chosen);
      if (node.tagName.toLowerCase() === "a") {
        if (id === chosen) node.setAttribute("aria-current", "true");
        else node.removeAttribute("aria-current");
      }
    }
    for (const edge of edges) {
      const { from, to } = edge.dataset;
      edge.classList.toggle("near", (before.has(from) && before.has(to)) || (after.has(from) && after.has(to)));
    }
    return [before, after];
  };

  const place = (id) => nodes.find((node) => node.dataset.id === id && !node.classList.contains("copy"))
    || nodes.find((node) => node.dataset.id === id);

  const reveal = (id, node = place(id)) => {
    if (!node || body.dataset.view !== "map") return;
    const group = node.closest("details");
    if (group) group.open = true;
    // To where the panel does not cover it; what is in view stays where it is.
    const { left, right, top, bottom } = node.getBoundingClientRect();
    const frame = node.closest(".flow").getBoundingClientRect();
    if (innerWidth >= 700 && left > frame.left && right < frame.right && top > 160 && bottom < innerHeight) return;
    const block = innerWidth < 700 ? "start" : "center";
    node.scrollIntoView({ block, inline: "center", behavior: reduced.matches ? "auto" : "smooth" });
  };

  const select = (id, from, focus) => {
    const card = one(id);
    if (!card || !card.matches("article.card")) return false;
    chosen = id;
    if (from && !from.closest("#panel")) origin = from;
    const [before, after] = mark();
    const copy = card.cloneNode(true);
    copy.hidden = false;
    copy.removeAttribute("id");
    for (const details of find("details", copy)) details.open = true;
    one("selected").replaceChildren(copy);
    one("panel").hidden = false;
    one("panel").scrollTop = 0;
    body.classList.add("with-panel");
    const name = card.querySelector("h4").textContent.trim();
    const count = Number(card.dataset.findings || 0);
    say(`${name}: ${before.size - 1} before it, ${after.size - 1} after it${count ? `, ${counted(count, "finding")}` : ""}`);
    remember(`#${id}`);
    if (focus) one("selected").focus({ preventScroll: true });
    return true;
  };

  const close = () => {
    if (chosen === null) return;
    const back = origin && origin.isConnected ? origin : place(chosen);
    const had = one("panel").contains(document.activeElement);
    chosen = null;
    origin = null;
    mark();
    one("panel").hidden = true;
    one("selected").replaceChildren();
    body.classList.remove("with-panel");
    remember(location.pathname + location.search);
    if (had && back && back.focus) back.focus({ preventScroll: true });
    say("");
  };

  document.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target.closest('a[href^="#"]');
    const source = event.target.closest("g.node[data-owner]");
    if (link && !link.classList.contains("skip")) {
      const id = link.getAttribute("href").slice(1);
      const inside = link.closest("#panel") !== null;
      if (select(id, link, event.detail === 0 || inside)) {
        event.preventDefault();
        reveal(id, link.closest(".drawing") ? link : undefined);
      }
    } else if (source && source.dataset.owner) {
      select(source.dataset.owner, null, false);
    } else if (event.target.closest(".flow") && !event.target.closest(".node") && !dragged) {
      close();
    }
  });

  // The map is moved with the mouse, too.

  for (const flow of flows) {
    flow.addEventListener("mousedown", (down) => {
      if (down.button !== 0 || flow.scrollWidth <= flow.clientWidth || down.target.closest("a")) return;
      const start = flow.scrollLeft + down.clientX;
      dragged = false;
      const drag = (event) => {
        flow.scrollLeft = start - event.clientX;
        dragged = dragged || Math.abs(event.clientX - down.clientX) > 4;
      };
      const drop = () => {
        removeEventListener("mousemove", drag);
        removeEventListener("mouseup", drop);
      };
      addEventListener("mousemove", drag);
      addEventListener("mouseup", drop);
      down.preventDefault();
    });
  }

  // From node to node with the arrow keys.

  const corner = (node) => {
    const box = node.querySelector(".box");
    return [Number(box.getAttribute("x")), Number(box.getAttribute("y"))];
  };

  const move = (node, key) => {
    const drawing = node.closest(".drawing");
    const [x, y] = corner(node);
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const links = (key === "ArrowRight" ? next.to : next.from).get(node.dataset.id) || new Set();
      const near = find("a.node", drawing).filter((other) => links.has(other.dataset.id));
      const distance = (other) => {
        const [left, top] = corner(other);
        return Math.abs(left - x) * 1000 + Math.abs(top - y);
      };
      return near.sort((a, b) => distance(a) - distance(b))[0];
    }
    const column = find(`a.node[data-column="${node.dataset.column}"]`).filter((other) => other.getClientRects().length);
    return column[column.indexOf(node) + (key === "ArrowDown" ? 1 : -1)];
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const active = document.activeElement;
    const typing = active === one("query");
    if (event.key === "Escape") {
      if (typing && one("query").value) {
        one("query").value = "";
        filter();
      } else if (chosen !== null) close();
      else if (typing) active.blur();
    } else if (typing) {
      return;
    } else if (event.key === "/") {
      event.preventDefault();
      one("query").focus();
    } else if (event.key === "+" || event.key === "-") {
      resize(event.key === "+" ? "1" : "-1");
    } else if (event.key.startsWith("Arrow") && active && active.matches("a.node")) {
      event.preventDefault();
      const target = move(active, event.key);
      if (target) {
        target.focus({ preventScroll: true });
        target.scrollIntoView({ block: "nearest", inline: "nearest" });
      }
    }
  });

  // Start.

  one("search").addEventListener("submit", (event) => event.preventDefault());
  one("query").addEventListener("input", filter);
  one("close").addEventListener("click", close);
  one("tools").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.view) show(button.dataset.view);
    else if (button.dataset.zoom) resize(button.dataset.zoom);
    else if (button.id === "groups") {
      const all = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(all));
      for (const group of groups) group.open = all;
    } else {
      const pressed = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(pressed));
      if (button.dataset.filter !== undefined) wanted[pressed ? "add" : "delete"](button.dataset.filter);
      filter();
    }
  });
  addEventListener("beforeprint", () => { for (const details of find("details")) details.open = true; });
  addEventListener("hashchange", () => { if (select(location.hash.slice(1), null, false)) reveal(chosen); });
  body.classList.add("scripted");
  one("groups").hidden = groups.every((group) => group.open);
  one("tools").hidden = functions.length === 0;
  show(innerWidth < 700 ? "list" : "map");
  if (location.hash && select(location.hash.slice(1), null, false)) reveal(chosen);
})();

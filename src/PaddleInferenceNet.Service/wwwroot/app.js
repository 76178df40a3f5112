// The page: takes pictures from everywhere, has them read, and shows the one that is chosen.
import { ServiceError, keepKey, models, read } from "./service.js";
import { lines, select, show } from "./viewer.js";

const TOGETHER = 2;
const at = (id) => document.getElementById(id);
const language = at("language");
const minimum = at("minimum");

/** @type {{ file: File, name: string, url: string, phase: string, amount: number, result?: object, error?: string, tab: HTMLElement }[]} */
const entries = [];
const waiting = [];
let running = 0;
let chosen = null;

// Pictures come in

function add(files) {
  const pictures = [...files].filter((file) => file.type.startsWith("image/") || /\.tiff?$/i.test(file.name));
  if (pictures.length === 0) {
    return say("That is not a picture.");
  }
  const added = pictures.map((file) => {
    const entry = { file, name: file.name || "Pasted picture", url: URL.createObjectURL(file), phase: "waiting", amount: 0 };
    entry.tab = tabOf(entry);
    at("strip").append(entry.tab);
    entries.push(entry);
    return entry;
  });
  document.body.dataset.state = "work";
  choose(added[0]);
  added.forEach(enqueue);
}

function tabOf(entry) {
  const tab = document.createElement("button");
  tab.type = "button";
  tab.className = "tab";
  tab.role = "tab";
  tab.title = entry.name;
  tab.ariaLabel = entry.name;
  const image = document.createElement("img");
  image.src = entry.url;
  image.alt = "";
  tab.append(image);
  tab.addEventListener("click", () => choose(entry));
  return tab;
}

// Pictures are read, a few at the same time

function enqueue(entry) {
  // What is under way for it, in another language perhaps, counts no more.
  Object.assign(entry, { phase: "waiting", amount: 0, result: undefined, error: undefined, run: Symbol() });
  if (!waiting.includes(entry)) {
    waiting.push(entry);
  }
  update(entry);
  pump();
}

async function pump() {
  if (running >= TOGETHER || waiting.length === 0) {
    return;
  }
  const entry = waiting.shift();
  const { run } = entry;
  const note = (state) => {
    if (entry.run === run) {
      Object.assign(entry, state);
      update(entry);
    }
  };
  running++;
  pump();
  try {
    const result = await read(entry.file, language.value, (phase, amount) => note({ phase, amount }));
    note({ phase: "done", result });
  } catch (error) {
    note({ phase: "failed", error: error.message });
    if (error instanceof ServiceError && error.status === 401) {
      at("keyDialog").showModal();
    }
  }
  running--;
  pump();
}

// What is shown

function choose(entry) {
  chosen = entry;
  entries.forEach((other) => (other.tab.ariaSelected = String(other === entry)));
  entry.tab.scrollIntoView({ block: "nearest", inline: "nearest" });
  update(entry);
}

function update(entry) {
  entry.tab.dataset.phase = entry.phase;
  if (entry !== chosen) {
    return;
  }
  const isBusy = !["done", "failed"].includes(entry.phase);
  at("busy").hidden = !isBusy;
  at("failure").hidden = entry.phase !== "failed";
  at("failureText").textContent = entry.error ?? "";
  const progress = at("progress");
  if (entry.phase === "sending") {
    progress.value = entry.amount;
  } else {
    progress.removeAttribute("value");
  }
  at("busyText").textContent =
    entry.phase === "sending" ? `Sending, ${Math.floor(entry.amount * 100)}%`
    : entry.phase === "reading" ? "Reading"
    : entry.amount > 0 ? `The service is busy; again in ${entry.amount} s`
    : "Waiting";
  show(entry, Number(minimum.value));
  summarise(entry);
}

function summarise(entry) {
  const count = lines().length;
  at("count").textContent = entry.result ? `${count} ${count === 1 ? "line" : "lines"}` : "Text";
  at("nothing").hidden = !entry.result || entry.result.lines.length > 0;
  at("copy").disabled = at("download").disabled = !entry.result;
  const times = entry.result?.times;
  at("times").textContent = times ? `${entry.result.width} × ${entry.result.height}, ${(times.totalMs / 1000).toFixed(2)} s` : "";
}

let hush;
function say(text) {
  at("toast").textContent = text;
  at("toast").classList.add("shown");
  clearTimeout(hush);
  hush = setTimeout(() => at("toast").classList.remove("shown"), 2500);
}

// What can be done with the text

async function copy() {
  const text = lines().map((line) => line.text).join("\n");
  // Browsers have a clipboard for pages of this machine and of https only.
  await (navigator.clipboard?.writeText(text) ?? copyBySelection(text));
  say("Copied");
}

function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

function download() {
  const pictures = entries.filter((entry) => entry.result).map((entry) => entry.result);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify({ pictures }, null, 2)], { type: "application/json" }));
  link.download = pictures.length === 1 ? `${chosen.name.replace(/\.\w+$/, "")}.json` : "pictures.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// Languages and limits

async function load() {
  try {
    const { languages, limits } = await models();
    language.replaceChildren(
      ...languages.map(({ code, name }) => new Option(name, code)),
    );
    at("limits").textContent =
      `PNG, JPEG, WebP, TIFF, BMP, GIF up to ${Math.floor(limits.maxBodyBytes / 2 ** 20)} MB and ${limits.maxPixels / 1e6} megapixels`;
    entries.filter((entry) => entry.phase === "failed").forEach(enqueue);
  } catch (error) {
    if (error.status === 401) {
      at("keyDialog").showModal();
    } else {
      say(error.message);
    }
  }
}

// Events

at("drop").addEventListener("click", () => at("files").click());
at("choose").addEventListener("click", () => at("files").click());
at("files").addEventListener("change", (event) => {
  add(event.target.files);
  event.target.value = "";
});
document.addEventListener("paste", (event) => {
  if (event.clipboardData.files.length > 0) {
    event.preventDefault();
    add(event.clipboardData.files);
  }
});
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dragging");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) {
    document.body.classList.remove("dragging");
  }
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("dragging");
  add(event.dataTransfer.files);
});

at("copy").addEventListener("click", copy);
at("download").addEventListener("click", download);
at("again").addEventListener("click", () => enqueue(chosen));
language.addEventListener("change", () => entries.forEach(enqueue));
minimum.addEventListener("input", () => {
  at("minimumText").textContent = `${minimum.value}%`;
  if (chosen) {
    show(chosen, Number(minimum.value));
    summarise(chosen);
  }
});
at("keyForm").addEventListener("submit", () => {
  keepKey(at("key").value);
  load();
});

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input, select, textarea");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !chosen) {
    return;
  }
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step) {
    const next = entries[entries.indexOf(chosen) + step];
    if (next) {
      choose(next);
    }
  } else if (event.key === "c" && chosen.result) {
    copy();
  } else if (event.key === "d" && chosen.result) {
    download();
  } else if (event.key === "ArrowDown" && event.target === document.body) {
    event.preventDefault();
    select(0, true);
  }
});

load();

// What is of use by a script alone comes packed: it repeats itself, and browsers unpack it by themselves.
const letters = atob(document.getElementById("packed").textContent);
const bytes = new Uint8Array(letters.length);
for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
globalThis.unpacked = await new Response(stream).json();
document.head.append(Object.assign(document.createElement("style"), { textContent: unpacked.style }));
document.querySelector("main").insertAdjacentHTML("beforeend", unpacked.markup);
document.body.append(Object.assign(document.createElement("script"), { type: "module", textContent: unpacked.script }));

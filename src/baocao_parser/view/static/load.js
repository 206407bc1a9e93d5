// What is of use by a script alone comes packed: it repeats itself, and browsers unpack it by themselves. Five letters are four bytes.
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";
const digits = [];
[...LETTERS].forEach((letter, digit) => { digits[letter.charCodeAt()] = digit; });
const letters = document.getElementById("packed").textContent;
const bytes = new DataView(new ArrayBuffer(Math.ceil(letters.length / 5) * 4));
for (let at = 0, place = 0; at < letters.length; place += 4) {
  let number = 0;
  for (const end = at + 5; at < end; at += 1) number = number * 85 + (digits[letters.charCodeAt(at)] ?? 84);
  bytes.setUint32(place, number);
}
const stream = new Blob([bytes.buffer.slice(0, letters.length * 4 / 5)]).stream().pipeThrough(new DecompressionStream("deflate"));
globalThis.unpacked = await new Response(stream).json();
document.body.append(Object.assign(document.createElement("script"), { type: "module", textContent: unpacked.script }));

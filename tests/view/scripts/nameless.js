// The controls in sight that have no name for a screen reader.
() => {
  const named = (one) => one.ariaLabel || one.textContent.trim() || one.labels?.[0]?.textContent.trim();
  return [...document.querySelectorAll("button, input, select")].filter((one) => one.offsetParent && !named(one)).map((one) => one.outerHTML);
}

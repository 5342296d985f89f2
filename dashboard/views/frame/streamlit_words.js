// Says Streamlit's own words in the language of the page. Python fills in GIVEN: the words, the
// phrases around a name ("\0" stands for it), what it writes among options, and the selector of ours.
(() => {
  const [words, phrases, amongOptions, ours] = GIVEN;
  const ATTRIBUTES = ["aria-label", "aria-roledescription", "placeholder", "title"];
  const NOT_STREAMLITS = `${ours}, svg, canvas, table`;
  const OPTION = '[role="option"]';
  const ofOptions = new RegExp(`^(?:${amongOptions.join("|")})$`);
  const told = (window.curvaTold ??= new WeakMap()); // what was said where, and its English

  const say = (text) => {
    if (Object.hasOwn(words, text)) return words[text];
    const [first, ...rest] = text.split(": ");
    if (rest.length && Object.hasOwn(words, first)) return [words[first], ...rest].join(": ");
    for (const [before, after, said] of phrases) {
      const inside = text.slice(before.length, text.length - after.length);
      if (inside && text === before + inside + after) return said.replace("\0", inside.split(" option")[0]);
    }
    return text;
  };

  const look = (node, name, text, put) => {
    if (!text?.trim()) return;
    const before = told.get(node)?.[name];
    const english = before?.said === text ? before.english : text;
    const said = say(english);
    if (said !== text) put(said);
    if (said !== english || before) told.set(node, { ...told.get(node), [name]: { english, said } });
  };

  const lookAtElement = (element) => {
    for (const name of ATTRIBUTES)
      if (element.hasAttribute(name))
        look(element, name, element.getAttribute(name), (said) => element.setAttribute(name, said));
  };
  const lookAtText = (node) => {
    const isOption = node.parentElement?.closest(OPTION) && !told.has(node);
    if (isOption && !ofOptions.test(node.data)) return; // the name of a run or of a setting
    look(node, "text", node.data, (said) => (node.data = said));
  };

  const isStreamlits = (node) =>
    !(node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest(NOT_STREAMLITS);

  const lookInto = (root) => {
    if (!isStreamlits(root)) return;
    if (root.nodeType === Node.TEXT_NODE) return lookAtText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === Node.ELEMENT_NODE && node.matches(NOT_STREAMLITS)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = walk.currentNode; node; node = walk.nextNode())
      node.nodeType === Node.TEXT_NODE ? lookAtText(node) : lookAtElement(node);
  };

  window.curvaWords?.disconnect();
  window.curvaWords = new MutationObserver((changes) => {
    for (const change of changes)
      if (change.type === "childList") change.addedNodes.forEach(lookInto);
      else if (isStreamlits(change.target))
        change.type === "attributes" ? lookAtElement(change.target) : lookAtText(change.target);
  });
  lookInto(document.body);
  window.curvaWords.observe(document.body, {
    attributeFilter: ATTRIBUTES, characterData: true, childList: true, subtree: true,
  });
})();

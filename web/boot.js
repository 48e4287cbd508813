// Before the first paint: the theme and the language of this browser, and whether somebody was signed in.
// Then the application itself.
(() => {
  const root = document.documentElement;
  const recall = (name) => { try { return localStorage.getItem(name); } catch { return null; } };

  const theme = recall("theme");
  if (theme) root.dataset.theme = theme;
  if (recall("session")) root.dataset.known = "";

  const texts = {
    es: "Este navegador no puede abrir Talonario. Actualízalo, o usa otro, y vuelve a entrar.",
    pt: "Este navegador não consegue abrir o Talonario. Atualize-o, ou use outro, e entre de novo.",
    en: "This browser cannot open Talonario. Update it, or use another, and come back.",
  };
  const offline = {
    es: "Talonario no terminó de cargar. Revisa tu conexión y vuelve a cargar la página.",
    pt: "O Talonario não terminou de carregar. Confira sua conexão e recarregue a página.",
    en: "Talonario did not finish loading. Check your connection and load the page again.",
  };
  const language = [recall("language"), ...navigator.languages].map((tag) => tag?.slice(0, 2)).find((tag) => tag in texts) ?? "es";
  root.lang = language;

  const tell = (text) => {
    const note = document.querySelector("#boot .failed");
    if (!note) return;
    note.textContent = text;
    note.hidden = false;
    document.querySelector("#boot .app").hidden = true;
  };
  const start = async () => {
    if (typeof WebAssembly !== "object" || !("popover" in HTMLElement.prototype)) return tell(texts[language]);
    try {
      const script = document.querySelector("link[rel=modulepreload]").href;
      const code = document.querySelector("link[as=fetch]").href;
      const application = await import(script);
      await application.default({ module_or_path: code });
    } catch (error) {
      console.error(error);
      tell(error instanceof WebAssembly.CompileError ? texts[language] : offline[language]);
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();

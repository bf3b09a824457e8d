#!/usr/bin/env python3
"""Looks at the pages of progress as a browser does, and at its metrics as a collector does.

Each page of `Fixtures/reports/progress` is opened in a headless Chromium, wide and narrow, light and dark, with a
script and without one: no message on its console, no request but the one for itself, no scrolling sideways, nothing
that axe finds, and search and sorting by the keyboard alone. The metrics are read by `prometheus_client`, the badges by
an XML parser.

    page.py [--pictures FOLDER] [--chromium PROGRAM]

Without a Chromium the pages are not opened, which is said; the rest is checked all the same.
"""

import argparse
import contextlib
import functools
import http.server
import pathlib
import shutil
import sys
import threading
import xml.etree.ElementTree

from prometheus_client.openmetrics import parser as openmetrics
from prometheus_client import parser as prometheus

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / ".ci"))
from tally import check, conclude  # noqa: E402

PAGES = ROOT / "Fixtures/reports/progress"
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}


def metrics() -> None:
    for path in sorted(PAGES.glob("*.prom")):
        text = path.read_bytes().decode()
        families = list(openmetrics.text_string_to_metric_families(text))
        check(f"{path.name}: families", len(families) >= 1, len(families))
        samples = [(s.name, tuple(sorted(s.labels.items())), s.value) for f in families for s in f.samples]
        check(f"{path.name}: all are gauges", {f.type for f in families} <= {"gauge"}, families)
        check(f"{path.name}: all have help", all(f.documentation for f in families), families)
        check(f"{path.name}: a unit ends the name", all(f.name.endswith(f.unit) for f in families), families)
        reserved = ("_total", "_created", "_count", "_sum", "_bucket", "_info")
        check(f"{path.name}: no reserved ending", not any(f.name.endswith(reserved) for f in families), families)
        # A collector of text files reads the older format, to which the last line is a comment.
        older = prometheus.text_string_to_metric_families(text)
        seen = [(s.name, tuple(sorted(s.labels.items())), s.value) for f in older for s in f.samples]
        check(f"{path.name}: the older format reads the same", seen == samples, (seen, samples))
        count = sum(1 for line in text.split("\n") if line and not line.startswith("#"))
        check(f"{path.name}: a sample a line", count == len(samples), (count, len(samples)))
        values = {(name, dict(labels).get("metric")): value for name, labels, value in samples if len(labels) == 1}
        for (name, metric), value in values.items():
            if name == "sessionlint_progress_left":
                counted = values["sessionlint_progress_counted", metric]
                done = values["sessionlint_progress_done", metric]
                check(f"{path.name}: {metric} adds up", done + value == counted, (done, value, counted))


def badges() -> None:
    for path in sorted(PAGES.glob("*.svg")):
        root = xml.etree.ElementTree.parse(path).getroot()
        space = "{http://www.w3.org/2000/svg}"
        check(f"{path.name}: is a picture", root.tag == f"{space}svg" and root.get("role") == "img", root.attrib)
        title = root.find(f"{space}title")
        check(f"{path.name}: has its title", title is not None and title.text == root.get("aria-label"), title)
        kinds = {element.tag.removeprefix(space) for element in root.iter()}
        check(f"{path.name}: no element of others", kinds <= {"svg", "title", "clipPath", "rect", "g", "text"}, kinds)


@contextlib.contextmanager
def served():
    """The pages on a port of this machine, and the list of what was asked for."""
    asked: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            asked.append(self.path)

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=PAGES)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEADINGS = "Array.from(document.querySelectorAll('h1,h2,h3,h4'), h => Number(h.tagName[1]))"
ROWS = "Array.from(document.querySelectorAll('.work tbody tr')).filter(r => !r.hidden).map(r => Array.from(r.cells, c => c.textContent))"
FOCUS = "document.activeElement.textContent || document.activeElement.id"


def opened(browser, address: str, name: str, *, width: int, height: int, scheme: str = "light", script: bool = True):
    """A page that is looked at, and what it said and asked for."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=script
    )
    page = context.new_page()
    said: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{address}/{name}")
    return page, said, requests


def looks(browser, address: str, name: str, axe, pictures: pathlib.Path | None) -> None:
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark"):
            what = f"{name}, {size}, {scheme}"
            page, said, requests = opened(browser, address, name, width=width, height=height, scheme=scheme)
            check(f"{what}: no sideways scrolling", page.evaluate(SIDEWAYS) <= 0, page.evaluate(SIDEWAYS))
            levels = page.evaluate(HEADINGS)
            steps = all(after <= before + 1 for before, after in zip(levels, levels[1:]))
            check(f"{what}: headings in order", levels[:1] == [1] and levels.count(1) == 1 and steps, levels)
            if pictures:
                stem = f"{pathlib.Path(name).stem}-{size}-{scheme}"
                tall = min(page.evaluate("document.documentElement.scrollHeight"), 6000)
                page.set_viewport_size({"width": width, "height": tall})
                page.screenshot(path=pictures / f"{stem}.png")
                page.set_viewport_size({"width": width, "height": height})
            # With all folds open there is more to find. axe looks at each of many rows, and one row is like another.
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            page.evaluate("document.querySelectorAll('.work tbody tr:nth-child(n + 40)').forEach(r => r.remove())")
            check(f"{what}: no sideways scrolling, all open", page.evaluate(SIDEWAYS) <= 0, page.evaluate(SIDEWAYS))
            found = axe.run(page).response["violations"]
            told = [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0].get("failureSummary")) for v in found]
            check(f"{what}: axe finds nothing", not found, told)
            check(f"{what}: nothing said", not said, said)
            check(f"{what}: nothing asked for", requests == [f"{address}/{name}"], requests)
            page.context.close()


def tab_to(page, wanted: str) -> bool:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUS) == wanted:
            return True
    return False


def works(browser, address: str) -> None:
    """Search and sorting of the long list, by keyboard."""
    page, said, _ = opened(browser, address, "large.html", width=1280, height=900)
    all_rows = page.evaluate(ROWS)
    check("list: all rows", len(all_rows) == 2_000, len(all_rows))
    check("keyboard: reaches the search", tab_to(page, "search"))
    page.keyboard.type("BILLING run_2")
    rows = page.evaluate(ROWS)
    expected = [r for r in all_rows if "billing" in "".join(r).lower() and "run_2" in "".join(r)]
    check("search: the rows with both words", rows == expected and 0 < len(rows) < 2_000, len(rows))
    status = page.inner_text("#shown")
    check("search: tells how many", status.startswith(f"{len(rows)} of 2,000"), status)
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    check("search: all again", page.evaluate(ROWS) == all_rows)
    page.keyboard.press("Tab")
    page.keyboard.press("O")
    check("metric: by the keyboard", page.evaluate(FOCUS).startswith("all"), page.evaluate(FOCUS))
    check("metric: only its rows", len(page.evaluate(ROWS)) == 800, len(page.evaluate(ROWS)))
    page.keyboard.press("Home")
    check("keyboard: reaches a heading", tab_to(page, "Callers"))
    page.keyboard.press("Enter")
    values = [int(row[7]) for row in page.evaluate(ROWS)]
    check("sort: rising", values == sorted(values) and len(values) == 2_000, values[:9])
    sort = "Array.from(document.querySelectorAll('th[aria-sort]'), h => h.textContent + ' ' + h.getAttribute('aria-sort'))"
    check("sort: told", page.evaluate(sort) == ["Callers ascending"], page.evaluate(sort))
    page.keyboard.press("Space")
    values = [int(row[7]) for row in page.evaluate(ROWS)]
    check("sort: falling", values == sorted(values, reverse=True) and len(values) == 2_000, values[:9])
    check("sort: told again", page.evaluate(sort) == ["Callers descending"], page.evaluate(sort))
    width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    check("keyboard: where it is, is seen", width == "3px", width)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    check("keyboard: goes back", page.evaluate(FOCUS) == "Role", page.evaluate(FOCUS))
    page.evaluate("document.querySelector('.work th button').focus()")
    page.keyboard.press("Enter")
    check("sort: as it was", page.evaluate(ROWS) == all_rows)
    check("list: nothing said", not said, said)
    page.context.close()

    page, said, _ = opened(browser, address, "large.html", width=390, height=844, script=False)
    check("no script: no controls", not page.is_visible("#controls") and page.locator("button").count() == 0)
    check("no script: all rows", page.locator(".work tbody tr").count() == 2_000)
    check("no script: the last is shown", page.locator(".work tbody tr").last.is_visible())
    page.context.close()


def holds_out(browser, address: str, pictures: pathlib.Path | None) -> None:
    """The hostile page shows its texts, and nothing of them is done."""
    page, said, requests = opened(browser, address, "hostile.html", width=1280, height=900)
    shown = page.inner_text("body")
    check("hostile: shown as text", "<script>alert(1)</script>\\u{1b}[31m\\u{a}]]>&amp;\"'" in shown, shown[:400])
    check("hostile: the title", page.title().startswith("Progress of "), page.title())
    scripts = page.evaluate("document.scripts.length + document.querySelectorAll('img, iframe, object, embed').length")
    check("hostile: one script, nothing else", scripts == 1, scripts)
    refused = page.evaluate(
        """() => new Promise((done) => {
            document.addEventListener("securitypolicyviolation", (event) => done(event.violatedDirective));
            const script = document.createElement("script");
            script.textContent = "document.title = 'ran'";
            document.body.append(script);
            setTimeout(() => done("none"), 2000);
        })"""
    )
    check("policy: refuses another script", refused.startswith("script-src") and page.title() != "ran", refused)
    refused = page.evaluate("() => fetch('/everyday.html').then(() => 'fetched', () => 'refused')")
    check("policy: refuses a request", refused == "refused", refused)
    page.context.close()

    page, _, _ = opened(browser, address, "everyday.html", width=794, height=1123)
    page.emulate_media(media="print")
    check("print: no controls", not page.is_visible("#controls") and not page.is_visible("nav"))
    fold = "document.querySelector('details.part .group').checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})"
    check("print: folds are open", page.evaluate(fold))
    document = page.pdf(path=pictures / "everyday.pdf" if pictures else None, prefer_css_page_size=True)
    check("print: a document", document.startswith(b"%PDF") and len(document) > 10_000, len(document))
    page.context.close()


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pictures", type=pathlib.Path, help="write screenshots into this folder")
    arguments.add_argument("--chromium", default=shutil.which("chromium"), help="the browser")
    options = arguments.parse_args()
    metrics()
    badges()
    if options.chromium:
        from axe_playwright_python.sync_playwright import Axe
        from playwright.sync_api import Error, sync_playwright

        if options.pictures:
            options.pictures.mkdir(parents=True, exist_ok=True)
        with served() as (address, asked), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
            axe = Axe()
            try:
                for path in sorted(PAGES.glob("*.html")):
                    looks(browser, address, path.name, axe, options.pictures)
                works(browser, address)
                holds_out(browser, address, options.pictures)
            except Error as error:
                check("the browser came to the end", False, error)
            browser.close()
            pages = {f"/{path.name}" for path in PAGES.glob("*.html")}
            check("server: nothing but the pages was asked for", set(asked) <= pages, set(asked) - pages)
    else:
        print("SKIPPED: no chromium on this machine, so no page was opened")
    return conclude()


if __name__ == "__main__":
    sys.exit(main())

/// The script of the page: it shows the controls of the work list, filters its rows by words and by metric, and puts
/// buttons into its headings that sort by them. It makes no element of any text of the list.
let progressScript = #"""
    (() => {
      "use strict";
      const list = document.getElementById("list");
      if (!list) return;
      const body = list.querySelector("tbody");
      const heads = Array.from(list.querySelectorAll("thead th"));
      const plain = (element) => element.textContent.trim().replace(/\s+/g, " ");
      const rows = Array.from(body.rows, (row, index) => ({
        row, index,
        text: row.textContent.toLowerCase(),
        cells: Array.from(row.cells, (cell) => plain(cell)),
        metrics: Array.from(row.cells[3].children, (name) => plain(name)),
      }));
      const search = document.getElementById("search");
      const metric = document.getElementById("metric");
      const shown = document.getElementById("shown");
      const number = new Intl.NumberFormat("en");
      const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
      let sorting = "";

      const tell = () => {
        const count = rows.reduce((sum, entry) => sum + (entry.row.hidden ? 0 : 1), 0);
        shown.textContent = `${number.format(count)} of ${number.format(rows.length)} shown${sorting}`;
      };

      const filter = () => {
        const words = search.value.toLowerCase().split(/\s+/).filter((word) => word);
        for (const entry of rows) {
          entry.row.hidden = (metric.value !== "" && !entry.metrics.includes(metric.value))
            || !words.every((word) => entry.text.includes(word));
        }
        tell();
      };

      const sort = (column, head) => {
        const isNumber = head.classList.contains("n");
        const falls = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", falls ? "descending" : "ascending");
        const compare = isNumber
          ? (left, right) => Number(left.cells[column]) - Number(right.cells[column])
          : (left, right) => collator.compare(left.cells[column], right.cells[column]);
        rows.sort((left, right) => (falls ? -1 : 1) * compare(left, right) || left.index - right.index);
        body.append(...rows.map((entry) => entry.row));
        sorting = `, by ${head.textContent.toLowerCase()}, ${falls ? "falling" : "rising"}`;
        tell();
      };

      heads.forEach((head, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = head.textContent;
        button.addEventListener("click", () => sort(column, head));
        head.replaceChildren(button);
      });
      heads[0].setAttribute("aria-sort", "ascending");
      search.addEventListener("input", filter);
      metric.addEventListener("change", filter);
      document.getElementById("controls").hidden = false;
      filter();
      addEventListener("beforeprint", () => {
        for (const details of document.querySelectorAll("details.part")) details.open = true;
      });
    })();
    """#

(function () {
  "use strict";
  var one = function (id) { return document.getElementById(id); };
  var all = function (what, inside) { return Array.prototype.slice.call((inside || document).querySelectorAll(what)); };
  var form = one("filter");
  var names = {};
  all("#magnitudes span").forEach(function (span) {
    names[span.dataset.col + " " + span.dataset.at] = span.textContent;
  });
  var has = function (element, column, wanted) {
    return (element.dataset.mag || "").split(" ").some(function (at) {
      return at !== "" && (at === "u" ? "unrated" : names[column + " " + at]) === wanted;
    });
  };
  var filter = function () {
    var theme = one("by-theme").value, row = one("by-row").value, magnitude = one("by-magnitude").value;
    var words = one("by-words").value.toLowerCase().split(/\s+/).filter(Boolean);
    var narrow = magnitude !== "" || words.length > 0, cells = 0;
    var isTheme = function (column) {
      return theme === "" || theme === column || theme === "c" + column.split("-")[0];
    };
    all("section.chart").forEach(function (chart) {
      chart.hidden = theme !== "" && !all("th.theme", chart).some(function (head) { return isTheme(head.dataset.col); });
    });
    all("th.theme, tfoot td.cell").forEach(function (cell) { cell.hidden = !isTheme(cell.dataset.col); });
    all("tr.case").forEach(function (line) {
      var some = false;
      all("td.cell", line).forEach(function (cell) {
        var column = cell.dataset.col, wanted = isTheme(column);
        cell.hidden = !wanted;
        var text = narrow && wanted ? cell.textContent.toLowerCase() : "";
        var fits = wanted && (magnitude === "" || has(cell, column, magnitude)) &&
          words.every(function (word) { return text.indexOf(word) >= 0; });
        all("li", cell).forEach(function (quote) {
          quote.hidden = magnitude !== "" && !has(quote, column, magnitude);
        });
        all("details.quotes", cell).forEach(function (quotes) { if (narrow) { quotes.open = fits; } });
        Array.prototype.forEach.call(cell.children, function (part) { part.hidden = narrow && !fits; });
        if (fits) { some = true; cells += 1; }
      });
      line.hidden = (row !== "" && line.dataset.row !== row) || (narrow && !some);
    });
    all("div[data-row]").forEach(function (part) { part.hidden = row !== "" && part.dataset.row !== row; });
    one("shown").textContent = narrow ? cells + (cells === 1 ? " cell" : " cells") : "";
  };
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", filter);
  form.addEventListener("reset", function () { setTimeout(filter, 0); });
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = all("details:not([open])");
    opened.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (part) { part.open = false; });
  });
})();

/// The style of the page: one accent, the system's own letters, light and dark by the reader's wish, tables that
/// become cards on a narrow screen, and paper.
let progressStyle = #"""
    :root {
      --ground: #f7f7f5; --card: #ffffff; --text: #1c1f23; --quiet: #5a616a; --line: #dddfe2; --track: #e4e7ea;
      --accent: #0b5cad; --soft: #0b5cad1f; --good: #1d6b3a; --bad: #a3341c;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #131619; --card: #1b1f23; --text: #e7e9eb; --quiet: #a6aeb7; --line: #32383e; --track: #32383e;
        --accent: #7db8fb; --soft: #7db8fb26; --good: #7fd39b; --bad: #ff9e86;
      }
    }
    * { box-sizing: border-box; }
    html { color-scheme: light dark; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 80rem; background: var(--ground); color: var(--text);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums;
      overflow-wrap: anywhere;
    }
    h1, h2, h3, p, ul { margin: 0; padding: 0; }
    ul { list-style: none; }
    h1 { font-size: 2rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; }
    h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 600; margin-bottom: 1rem; }
    h3 { font-size: 1rem; line-height: 1.4; font-weight: 600; }
    section { margin-top: 3.5rem; }
    code { font: 0.875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
    a { color: var(--accent); }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
    .kicker { color: var(--accent); font-weight: 600; font-size: 0.875rem; margin-bottom: 0.25rem; }
    .state { color: var(--quiet); margin-top: 0.5rem; display: flex; flex-wrap: wrap; gap: 0.125rem 1rem; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: 1rem; margin-top: 2rem; }
    .tiles li, .card, .box, .scroll, details.part {
      background: var(--card); border: 1px solid var(--line); border-radius: 10px;
    }
    .tiles li { padding: 1.125rem 1.25rem; }
    .tiles strong { display: block; font-size: 2rem; line-height: 1.2; font-weight: 600; }
    .tiles small { font-size: 1.125rem; font-weight: 400; color: var(--quiet); }
    .tiles span { color: var(--quiet); }
    nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin-top: 1.5rem; }
    nav a { display: inline-block; padding: 0.25rem 0; }
    .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 1rem; }
    .card { padding: 1.25rem; }
    .why, .quiet, .due { color: var(--quiet); font-size: 0.875rem; }
    .why { display: block; font-weight: 400; }
    .yes { color: var(--good); } .no { color: var(--bad); }
    .conditions { margin-top: 0.75rem; }
    .conditions li { display: grid; grid-template-columns: 1.5rem 1fr; padding: 0.25rem 0; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    table { width: 100%; border-collapse: separate; border-spacing: 0; }
    caption { text-align: start; color: var(--quiet); font-size: 0.875rem; padding: 0.875rem 1rem; }
    th, td { text-align: start; vertical-align: top; padding: 0.75rem 1rem; border-top: 1px solid var(--line); }
    thead th { font-size: 0.8125rem; font-weight: 600; color: var(--quiet); vertical-align: bottom; white-space: nowrap; }
    tbody th { font-weight: 600; }
    .n { text-align: end; white-space: nowrap; }
    .metrics tbody th { width: 34%; }
    .metrics.trend tbody th { width: 28%; }
    .metrics .progress { min-width: 11rem; }
    .metrics .empty .what { color: var(--quiet); }
    .meter { display: flex; align-items: center; gap: 0.75rem; min-height: 1.5rem; }
    .bar { flex: 1; height: 8px; min-width: 3rem; border-radius: 4px; overflow: hidden; }
    .bar .track { fill: var(--track); } .bar .fill { fill: var(--accent); } .bar.full .fill { fill: var(--good); }
    .share { min-width: 3.5rem; text-align: end; }
    .chart { display: block; width: 100%; height: auto; margin: 1rem 0 0.5rem; overflow: visible; }
    .grid { stroke: var(--line); stroke-width: 1; }
    .tick { fill: var(--quiet); font-size: 12px; }
    .area { fill: var(--soft); }
    .left { fill: none; stroke: var(--accent); stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
    .total { fill: none; stroke: var(--quiet); stroke-width: 1.25; stroke-dasharray: 1 3; stroke-linecap: round; }
    .range { fill: var(--soft); } .pace { fill: none; stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 5 4; }
    .now { fill: var(--accent); stroke: var(--card); stroke-width: 1.5; }
    .key { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin-bottom: 1rem; color: var(--quiet); font-size: 0.875rem; }
    .key li { display: flex; align-items: center; gap: 0.5rem; }
    .key svg { width: 28px; height: 10px; }
    summary { cursor: pointer; color: var(--accent); padding: 0.25rem 0; }
    .card details table { margin-top: 0.25rem; }
    .card details th, .card details td { padding: 0.375rem 0.5rem; font-weight: 400; }
    .card details caption { padding: 0.5rem; }
    details.part { margin-bottom: 0.75rem; }
    details.part > summary { padding: 0.875rem 1.25rem; font-weight: 600; color: var(--text); }
    .groups { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 1rem; padding: 0 0.25rem 1rem; }
    .groups th, .groups td { padding: 0.5rem 1rem; }
    .groups tbody th { min-width: 7rem; }
    .groups .progress { width: 50%; }
    .groups tbody th { font-weight: 400; }
    .controls { display: flex; flex-wrap: wrap; align-items: end; gap: 0.75rem 1rem; margin-bottom: 1rem; }
    .controls[hidden] { display: none; }
    .controls label { display: block; font-size: 0.875rem; color: var(--quiet); }
    .controls #shown { color: var(--quiet); padding: 0.5rem 0; }
    input, select {
      font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: 6px;
      padding: 0.4375rem 0.75rem; min-height: 2.75rem; width: 20rem; max-width: 100%;
    }
    .scroll { overflow-x: auto; }
    time { white-space: nowrap; }
    .work { font-size: 0.9375rem; }
    .work { overflow-wrap: break-word; }
    .work td:nth-child(1), .work td:nth-child(7), .work td:nth-child(8) { text-align: end; white-space: nowrap; }
    .work td:nth-child(1) { color: var(--quiet); }
    .work td:nth-child(2), .work td:nth-child(3) { min-width: 15rem; }
    .work tr[hidden] { display: none; }
    .work th button {
      font: inherit; color: inherit; background: none; border: 0; padding: 0.5rem 0.25rem; margin: -0.5rem -0.25rem;
      cursor: pointer; white-space: nowrap;
    }
    .work th button:hover { color: var(--accent); }
    .work th button::after { content: "↕"; display: inline-block; width: 1em; text-align: center; opacity: 0.75; }
    .work th[aria-sort] button { color: var(--accent); }
    .work th[aria-sort] button::after { opacity: 1; }
    .work th[aria-sort="ascending"] button::after { content: "↑"; }
    .work th[aria-sort="descending"] button::after { content: "↓"; }
    footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.875rem; }
    @media screen and (max-width: 64rem) {
      .metrics thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .metrics caption, .metrics tbody { display: block; }
      .metrics tbody tr { display: grid; grid-template-columns: repeat(3, 1fr); border-top: 1px solid var(--line); padding: 0.875rem 1rem; gap: 0.75rem 1rem; }
      .metrics th, .metrics td { border: 0; padding: 0; }
      .metrics tbody th, .metrics.trend tbody th, .metrics .progress { grid-column: 1 / -1; width: auto; }
      .metrics td { text-align: start; white-space: normal; }
      .metrics td.none { display: none; }
      .metrics td::before { display: block; font-size: 0.8125rem; color: var(--quiet); }
      .metrics td:nth-child(3)::before { content: "Done"; }
      .metrics td:nth-child(4)::before { content: "Of"; }
      .metrics td:nth-child(5)::before { content: "Left"; }
      .metrics td:nth-child(6)::before { content: "Each week"; }
      .metrics td:nth-child(7)::before { content: "Four weeks"; }
      .metrics td:nth-child(8)::before { content: "At this pace"; }
    }
    @media screen and (max-width: 48rem) {
      body { padding: 1.5rem 1rem 3rem; }
      h1 { font-size: 1.625rem; }
      section { margin-top: 2.5rem; }
      .controls p, input, select { width: 100%; }
      .tiles { grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); }
      .work, .work tbody, .work caption { display: block; }
      .work thead { display: block; border-top: 1px solid var(--line); padding: 0.75rem 1rem; }
      .work thead:not(:has(button)) { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
      .work thead tr { display: flex; flex-wrap: wrap; gap: 0 1rem; }
      .work thead th { border: 0; padding: 0; text-align: start; }
      .work thead th button { padding: 0.5rem 0.25rem; margin: 0 -0.25rem; }
      .work tbody tr { display: grid; grid-template-columns: repeat(2, 1fr); gap: 0.5rem 1rem; border-top: 1px solid var(--line); padding: 0.875rem 1rem; }
      .work td { border: 0; padding: 0; text-align: start; }
      .work td:nth-child(1), .work td:nth-child(7), .work td:nth-child(8) { text-align: start; }
      .groups th, .groups td { padding: 0.5rem 0.75rem; }
      .work { overflow-wrap: anywhere; }
      .work td:nth-child(1) { display: none; }
      .work td:nth-child(2), .work td:nth-child(3), .work td:nth-child(4) { grid-column: 1 / -1; min-width: 0; }
      .work td:nth-child(n + 4)::before { display: block; font-size: 0.8125rem; color: var(--quiet); }
      .work td:nth-child(4)::before { content: "Metric"; }
      .work td:nth-child(5)::before { content: "Role"; }
      .work td:nth-child(6)::before { content: "Owner"; }
      .work td:nth-child(7)::before { content: "Findings"; }
      .work td:nth-child(8)::before { content: "Callers"; }
      .work td:empty { display: none; }
    }
    @media print {
      :root { --ground: #fff; --card: #fff; --text: #000; --quiet: #444; --line: #bbb; --track: #ddd; --accent: #0b5cad; --good: #1d6b3a; --bad: #a3341c; --soft: #0b5cad1f; }
      @page { margin: 16mm 14mm; }
      html { font-size: 11px; }
      body { max-width: none; padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      nav, .controls, .card details, .work th button::after { display: none; }
      section { margin-top: 1.5rem; }
      .scroll { overflow: visible; }
      .card, tr, .tiles li { break-inside: avoid; }
      h2, h3, caption, .key { break-after: avoid; }
      .cards { grid-template-columns: 1fr 1fr; }
      .work { font-size: 0.875rem; overflow-wrap: anywhere; }
      th, td { padding: 0.375rem 0.5rem; }
      .metrics .progress { min-width: 8rem; }
      .work td:nth-child(2), .work td:nth-child(3) { min-width: 0; }
      details::details-content { content-visibility: visible; display: block; block-size: auto; }
    }
    """#

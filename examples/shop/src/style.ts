import { html } from 'hono/html'

/** The shop’s own look; nothing of it is the bank’s. */
export const style = html`<style>
  :root {
    color-scheme: light dark;
    --paper: #f5f3ea;
    --card: #fffdf6;
    --ink: #26301f;
    --soft: #57604c;
    --leaf: #3f6212;
    --on-leaf: #ffffff;
    --line: #ddd8c6;
    --wait: #a86a00;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --paper: #14170f;
      --card: #1d2117;
      --ink: #eef0e4;
      --soft: #b3b8a4;
      --leaf: #b6d77a;
      --on-leaf: #1a2309;
      --line: #343a2a;
      --wait: #e8b34b;
    }
    .picture {
      filter: brightness(0.82);
    }
  }
  * {
    box-sizing: border-box;
  }
  body {
    display: flex;
    flex-direction: column;
    min-height: 100vh;
    margin: 0;
    background: var(--paper);
    color: var(--ink);
    font: 16px/1.6 'PingFang SC', 'Noto Sans SC', 'Microsoft YaHei', system-ui, sans-serif;
  }
  main,
  header,
  footer {
    width: 100%;
    max-width: 1000px;
    margin: 0 auto;
    padding: 0 20px;
  }
  header {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 14px;
    padding-top: 28px;
    padding-bottom: 28px;
  }
  header nav {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    align-items: center;
    gap: 8px 18px;
    margin-left: auto;
    white-space: nowrap;
  }
  header a {
    color: var(--leaf);
    font-weight: 600;
    padding: 10px 0;
  }
  .corner {
    display: grid;
    gap: 20px;
    align-items: start;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
  }
  .stack {
    display: grid;
    gap: 16px;
  }
  .corner .card {
    display: grid;
    gap: 10px;
    padding: 20px;
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 18px;
  }
  .corner button {
    width: 100%;
  }
  #news:empty {
    margin-bottom: -16px;
  }
  select {
    font: inherit;
    min-height: 44px;
    padding: 8px 12px;
    border: 1px solid var(--soft);
    border-radius: 12px;
    background: var(--card);
    color: var(--ink);
  }
  [hidden] {
    display: none !important;
  }
  footer {
    margin-top: auto;
    padding-top: 40px;
    padding-bottom: 32px;
    font-size: 14px;
    color: var(--soft);
  }
  h1 {
    margin: 0;
    font-size: 24px;
    line-height: 1.2;
    letter-spacing: 0.04em;
    white-space: nowrap;
  }
  h2 {
    margin: 0;
    font-size: 18px;
    text-wrap: balance;
  }
  p {
    margin: 4px 0 0;
    color: var(--soft);
    text-wrap: pretty;
  }
  svg {
    display: block;
    flex-shrink: 0;
  }
  .shelf {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: 20px;
    grid-template-columns: repeat(auto-fill, minmax(264px, 1fr));
  }
  .shelf li,
  .sale {
    display: flex;
    flex-direction: column;
    overflow: hidden;
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 18px;
  }
  .sale {
    max-width: 520px;
    margin: 0 auto;
  }
  .picture svg {
    width: 100%;
    aspect-ratio: 320 / 176;
  }
  .text {
    display: flex;
    flex-direction: column;
    flex-grow: 1;
    padding: 18px 20px 20px;
  }
  .sale .text {
    padding: 24px;
  }
  .text > a {
    margin-top: 24px;
  }
  .state {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-bottom: 4px;
  }
  .dot {
    width: 12px;
    height: 12px;
    border-radius: 50%;
    background: var(--wait);
  }
  .dot.paid {
    background: var(--leaf);
  }
  .shelf form {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    margin-top: auto;
    padding-top: 18px;
  }
  .price {
    font-size: 20px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  button,
  .sale a {
    font: inherit;
    font-weight: 600;
    min-height: 44px;
    padding: 8px 20px;
    border: 0;
    border-radius: 999px;
    background: var(--leaf);
    color: var(--on-leaf);
    cursor: pointer;
    text-decoration: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    white-space: nowrap;
  }
  button.quiet {
    background: transparent;
    color: var(--leaf);
    box-shadow: inset 0 0 0 1.5px var(--leaf);
  }
  :focus-visible {
    outline: 3px solid var(--leaf);
    outline-offset: 3px;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: baseline;
    gap: 10px 24px;
    margin: 20px 0 0;
    padding-top: 18px;
    border-top: 1px solid var(--line);
  }
  dt {
    color: var(--soft);
  }
  dd {
    margin: 0;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .reference {
    overflow-wrap: anywhere;
    font-family: ui-monospace, monospace;
    font-size: 14px;
  }
</style>`

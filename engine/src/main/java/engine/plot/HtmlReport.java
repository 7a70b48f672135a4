package engine.plot;

import engine.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page with text, pictures, tables and samples in one HTML file that loads nothing from elsewhere. It reads well on
 * light and dark screens and on paper, and is well-formed XML too. All text is escaped; pictures are the SVG elements
 * of this package and go in as they are.
 */
public final class HtmlReport {

    private static final Pattern NUMBER = Pattern.compile("[-+\u2212]?[0-9][0-9,. ]*( ?(%|[A-Za-z/]{1,8}))?|-|");

    private static final String STYLE = """
            :root { --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --paper: #ffffff; --well: #f6f8fa; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e6e6e6; --soft: #9aa4ae; --line: #3a424b; --paper: #16191d; --well: #20252b; }
            }
            * { box-sizing: border-box; }
            body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 780px; color: var(--ink);
              background: var(--paper); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
            h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
            h2 { font-size: 1.3rem; margin: 2.75rem 0 .75rem; padding-top: .6rem; border-top: 1px solid var(--line); }
            nav { color: var(--soft); font-size: .95rem; }
            nav a { color: inherit; margin-right: 1.1rem; white-space: nowrap; }
            figure { margin: 1.25rem 0; }
            .pictures { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(340px, 1fr)); }
            .picture { padding: .75rem; border: 1px solid var(--line); border-radius: 8px; background: #ffffff;
              text-align: center; }
            .picture svg { display: inline-block; vertical-align: top; }
            figcaption { margin-top: .4rem; color: var(--soft); font-size: .9rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; margin: 1.25rem 0; font-size: .95rem; }
            th, td { padding: .3rem 1.2rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left;
              vertical-align: top; }
            th { color: var(--soft); font-weight: 600; }
            .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            pre { margin: 0; padding: .9rem 1.1rem; border-radius: 8px; background: var(--well); white-space: pre-wrap;
              overflow-wrap: anywhere; font: .88rem/1.5 ui-monospace, Consolas, "DejaVu Sans Mono", monospace; }
            @media (max-width: 420px) { .pictures { grid-template-columns: 1fr; } }
            @media print {
              :root { --ink: #000000; --soft: #444444; --line: #bbbbbb; --paper: #ffffff; --well: #f6f6f6; }
              body { padding: 0; max-width: none; font-size: 11pt; }
              nav { display: none; }
              figure, table { break-inside: avoid; }
              h2 { break-after: avoid; }
            }
            """;

    private final String title;
    private final List<String> sections = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();

    public HtmlReport(String title) {
        this.title = title;
    }

    /** Begins a section; what follows belongs to it. */
    public HtmlReport section(String heading) {
        sections.add(heading);
        body.append("<h2 id=\"section-").append(sections.size()).append("\">").append(Xml.escape(heading))
                .append("</h2>\n");
        return this;
    }

    /** Adds a paragraph for each part between empty lines. */
    public HtmlReport text(String text) {
        for (String paragraph : text.strip().split("\\n\\s*\\n")) {
            body.append("<p>").append(Xml.escape(paragraph.strip())).append("</p>\n");
        }
        return this;
    }

    /** Adds one picture: an SVG element such as {@link LinePlot#svg} makes. */
    public HtmlReport picture(String svg, String caption) {
        return pictures(List.of(svg), caption);
    }

    /** Adds pictures side by side under one caption. */
    public HtmlReport pictures(List<String> svgs, String caption) {
        body.append("<figure>\n<div class=\"pictures\">\n");
        for (String svg : svgs) body.append("<div class=\"picture\">").append(svg).append("</div>\n");
        body.append("</div>\n");
        return caption(caption);
    }

    /** Adds a text as it is, with its spaces and ends of line, such as what a model wrote. */
    public HtmlReport sample(String text, String caption) {
        body.append("<figure>\n<pre>").append(Xml.escape(text)).append("</pre>\n");
        return caption(caption);
    }

    private HtmlReport caption(String caption) {
        if (!caption.isEmpty()) body.append("<figcaption>").append(Xml.escape(caption)).append("</figcaption>\n");
        body.append("</figure>\n");
        return this;
    }

    /** Adds a table; a column that holds figures alone stands to the right. Every row is as long as the header. */
    public HtmlReport table(List<String> header, List<List<String>> rows) {
        for (List<String> row : rows) if (row.size() != header.size()) throw new IllegalArgumentException(
                "The table has " + header.size() + " columns and a row of " + row.size() + ": give each row as many.");
        body.append("<div class=\"wide\"><table>\n<thead>");
        row("th", header, rows);
        body.append("</thead>\n<tbody>\n");
        for (List<String> row : rows) row("td", row, rows);
        body.append("</tbody>\n</table></div>\n");
        return this;
    }

    private void row(String cell, List<String> texts, List<List<String>> all) {
        body.append("<tr>");
        for (int i = 0; i < texts.size(); i++) {
            int column = i;
            boolean figures = all.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
            body.append('<').append(cell).append(figures ? " class=\"number\">" : ">")
                    .append(Xml.escape(texts.get(i))).append("</").append(cell).append('>');
        }
        body.append("</tr>\n");
    }

    /** The whole page. */
    public String html() {
        String escaped = Xml.escape(title);
        return "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n"
                + "<meta charset=\"utf-8\" />\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
                + "<title>" + escaped + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n"
                + "<h1>" + escaped + "</h1>\n" + contents() + body + "</body>\n</html>\n";
    }

    private String contents() {
        if (sections.size() < 3) return "";
        StringBuilder links = new StringBuilder("<nav>\n");
        for (int i = 0; i < sections.size(); i++) {
            links.append("<a href=\"#section-").append(i + 1).append("\">").append(Xml.escape(sections.get(i)))
                    .append("</a>\n");
        }
        return links.append("</nav>\n").toString();
    }

    /** Writes the page, whole or not at all. */
    public void write(Path file) throws IOException {
        AtomicFiles.writeText(file, html());
    }
}

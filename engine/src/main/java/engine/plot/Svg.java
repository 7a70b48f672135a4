package engine.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * Turns a plot's description into an SVG element that can stand inside an HTML page: text is text, it scales with the
 * page, nothing is loaded from elsewhere, and the same description gives the same letters.
 *
 * <p>lets-plot draws; here the drawing is made fit for a page. Its own identifiers are drawn by chance and its
 * coordinates have sixteen digits.
 */
final class Svg {

    private static final Pattern ROOT = Pattern.compile("<svg [^>]*width=\"([0-9.]+)\" height=\"([0-9.]+)\">");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pattern RULE = Pattern.compile("(?m)^\\s*([^{}\\n]+)\\{([^}]*)\\}");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern SPARE_DIGITS = Pattern.compile("([0-9]\\.[0-9]{2})[0-9]+");

    private Svg() {
    }

    /** @param title what a reader who cannot see the picture is told */
    static String of(String title, Spec plot) {
        String drawn = PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(plot.toMap(), null, Svg::png, true);
        Matcher root = ROOT.matcher(drawn);
        if (!root.find()) throw new IllegalStateException("The plotting library drew no SVG: " + drawn);
        String style = drawn.substring(drawn.indexOf("<style"), drawn.indexOf("</style>"));
        String body = drawn.substring(drawn.indexOf("</style>") + "</style>".length());
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" role=\"img\" aria-label=\""
                + Xml.escape(title) + "\" viewBox=\"0 0 " + root.group(1) + " " + root.group(2)
                + "\" style=\"width:100%;max-width:" + root.group(1) + "px;height:auto\">\n"
                + "<style>\n" + rules(style) + "</style>" + shortened(body);
        return withOwnIds(svg);
    }

    /** The rules for what is drawn here: none for tool tips, which need a script. */
    private static String rules(String style) {
        StringBuilder rules = new StringBuilder();
        Matcher rule = RULE.matcher(style);
        while (rule.find()) {
            String selector = rule.group(1).strip();
            if (!selector.startsWith("#") || selector.contains("tooltip")) continue;
            String declarations = rule.group(2).replaceAll("\\s+", " ").strip()
                    .replaceAll("font-family: [^;]*;", "font-family: Helvetica, Arial, 'Liberation Sans', sans-serif;");
            rules.append(selector).append(" { ").append(declarations).append(" }\n");
        }
        return rules.toString();
    }

    /** Coordinates to a hundredth of a pixel; the text between the tags stays as it is. */
    private static String shortened(String body) {
        return TAG.matcher(body)
                .replaceAll(tag -> Matcher.quoteReplacement(SPARE_DIGITS.matcher(tag.group()).replaceAll("$1")))
                .replaceAll(">\\s+<", ">\n<").replace(" xlink:href=", " href=");
    }

    /** Identifiers that follow from the drawing, so that two plots on a page do not share one. */
    private static String withOwnIds(String svg) {
        Map<String, String> names = new LinkedHashMap<>();
        Matcher id = ID.matcher(svg);
        while (id.find()) names.putIfAbsent(id.group(1), "id" + names.size());
        String nameless = replaced(svg, names);
        CRC32 sum = new CRC32();
        sum.update(nameless.getBytes(StandardCharsets.UTF_8));
        String prefix = "plot-" + Long.toHexString(sum.getValue()) + "-";
        names.replaceAll((drawn, name) -> prefix + name);
        return replaced(svg, names);
    }

    private static String replaced(String svg, Map<String, String> names) {
        String result = svg;
        for (Map.Entry<String, String> name : names.entrySet()) {
            result = result.replace(" id=\"" + name.getKey() + "\"", " id=\"" + name.getValue() + "\"")
                    .replaceAll("#" + Pattern.quote(name.getKey()) + "(?![A-Za-z0-9_-])", "#" + name.getValue());
        }
        return result;
    }

    /** A picture within the drawing, of one pixel a cell. */
    private static String png(int width, int height, int[] argb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var memory = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", memory);
            memory.flush();
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail so
        }
    }
}

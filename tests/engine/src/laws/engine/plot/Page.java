package laws.engine.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A picture or a page as the tests look at it: parsed as XML, with its texts, its colours and what it would load. */
record Page(String source, Document xml) {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:href|src|url|data|srcset|action)\\s*[=(]\\s*[\"']?([^\"')]+)");

    static Page of(String source) throws Exception {
        DocumentBuilderFactory parser = DocumentBuilderFactory.newInstance();
        parser.setNamespaceAware(true);
        return new Page(source, parser.newDocumentBuilder().parse(new InputSource(new StringReader(source))));
    }

    /** The texts of all elements of a name. */
    List<String> texts(String element) {
        return elements(element).stream().map(Element::getTextContent).map(String::strip).toList();
    }

    List<Element> elements(String name) {
        NodeList nodes = xml.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) elements.add((Element) nodes.item(i));
        return elements;
    }

    /** The values that one attribute has anywhere. */
    List<String> attributes(String name) {
        return elements("*").stream().filter(e -> e.hasAttribute(name)).map(e -> e.getAttribute(name)).toList();
    }

    void loadsNothing() {
        Matcher address = ADDRESS.matcher(source);
        while (address.find()) assertThat(address.group(1)).matches("(?s)#.*|data:image/png;base64,.*");
        assertThat(elements("script")).isEmpty();
        assertThat(elements("link")).isEmpty();
        assertThat(source).doesNotContain("@import");
    }

    void hasNoIdTwice() {
        assertThat(attributes("id")).doesNotHaveDuplicates();
    }
}

package io.sideman.engine.score;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML of strangers: a document type is passed over unread, so there are no entities and
/// nothing outside the file is ever fetched; depth and size are limited.
final class XmlReader {
  private static final int MOST_ELEMENTS = 3_000_000;
  private static final int DEEPEST = 60;

  private static final Pattern ENCODING = Pattern.compile("encoding=[\"']([^\"']+)");

  private final String file;

  private XmlReader(String file) {
    this.file = file;
  }

  /// @param file its name, for messages
  /// @throws ScoreException with line and column when it is no XML
  static XmlElement read(byte[] xml, String file) {
    return new XmlReader(file).read(xml);
  }

  private XmlElement read(byte[] xml) {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = open(factory, xml);
      try {
        return elements(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      Location at = e.getLocation();
      String place =
          at == null
              ? file
              : file + ", line " + at.getLineNumber() + ", column " + at.getColumnNumber();
      throw new ScoreException(
          place, "the file must be well-formed XML, but is not: " + reason(e), e);
    }
  }

  /// UTF-8 is decoded here: about a wrong byte the parser would print a line of its own.
  private XMLStreamReader open(XMLInputFactory factory, byte[] xml) throws XMLStreamException {
    String start = new String(xml, 0, Math.min(xml.length, 200), StandardCharsets.ISO_8859_1);
    boolean other = start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE");
    Matcher declared = ENCODING.matcher(start);
    if (other || declared.find() && !declared.group(1).equalsIgnoreCase("utf-8")) {
      return factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    }
    try {
      int mark = start.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
      var text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(xml, mark, xml.length - mark));
      return factory.createXMLStreamReader(new StringReader(text.toString()));
    } catch (CharacterCodingException e) {
      throw new ScoreException(
          file, "the text must be UTF-8, as it says, but is not. Export it again.", e);
    }
  }

  /// The parser's own words without its two lines of place.
  private static String reason(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    String words = at < 0 ? message : message.substring(at + "Message: ".length());
    return words.lines().findFirst().orElse("unknown") + " Export it again.";
  }

  private XmlElement elements(XMLStreamReader reader) throws XMLStreamException {
    var open = new java.util.ArrayDeque<XmlElement>();
    XmlElement root = null;
    int count = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement element = element(reader);
          count++;
          requireBearable(count, open.size(), element);
          if (root == null) {
            root = element;
          } else if (!open.isEmpty()) {
            open.peek().add(element);
          }
          open.push(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty() && !reader.isWhiteSpace()) {
            open.peek().addText(reader.getText());
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new ScoreException(
                file + ", line " + reader.getLocation().getLineNumber(),
                "entities of its own are not read, but the file uses &"
                    + reader.getLocalName()
                    + ";. Export it again without them.");
        default -> {}
      }
    }
    if (root == null) {
      throw new ScoreException(file, "the file must hold XML, but is empty. Export it again.");
    }
    return root;
  }

  private void requireBearable(int count, int depth, XmlElement element) {
    if (count > MOST_ELEMENTS || depth > DEEPEST) {
      throw new ScoreException(
          file + ", line " + element.line(),
          "a score may have "
              + MOST_ELEMENTS
              + " elements, "
              + DEEPEST
              + " deep, but this goes beyond that. Split it into movements.");
    }
  }

  private static XmlElement element(XMLStreamReader reader) {
    var element = new XmlElement(reader.getLocalName(), reader.getLocation().getLineNumber());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return element;
  }
}

package io.sideman.engine.score;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

/// The published schema of MusicXML 4.0 as judge of what we write.
class MusicXmlSchemaTest {
  /// The two schemas that MusicXML's imports from the network, as far as it uses them.
  private static final String XML_NAMESPACE =
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
          targetNamespace="http://www.w3.org/XML/1998/namespace">
        <xs:attribute name="lang" type="xs:string"/>
        <xs:attribute name="space" type="xs:string"/>
      </xs:schema>
      """;

  private static final String XLINK =
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
          targetNamespace="http://www.w3.org/1999/xlink">
        <xs:attribute name="href" type="xs:anyURI"/>
        <xs:attribute name="type" type="xs:string"/>
        <xs:attribute name="role" type="xs:string"/>
        <xs:attribute name="title" type="xs:string"/>
        <xs:attribute name="show" type="xs:string"/>
        <xs:attribute name="actuate" type="xs:string"/>
      </xs:schema>
      """;

  private static Validator validator() throws Exception {
    URL schema =
        MusicXmlSchemaTest.class.getClassLoader().getResource("META-INF/jaxb/xsd/musicxml.xsd");
    assertNotNull(schema, "proxymusic is on the tests' class path");
    var registry =
        (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setResourceResolver((_, namespace, _, _, _) -> {
      LSInput input = registry.createLSInput();
      boolean xlink = "http://www.w3.org/1999/xlink".equals(namespace);
      input.setCharacterStream(new StringReader(xlink ? XLINK : XML_NAMESPACE));
      return input;
    });
    return factory.newSchema(schema).newValidator();
  }

  @Test
  void everyScoreIsValid() throws Exception {
    Validator validator = validator();
    for (long seed = 0; seed < 8; seed++) {
      String xml =
          new String(MusicXml.write(RandomScore.of(seed, true)), StandardCharsets.UTF_8)
              .replaceFirst("<!DOCTYPE[^>]*>", "");
      validator.validate(
          new StreamSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
    }
  }
}

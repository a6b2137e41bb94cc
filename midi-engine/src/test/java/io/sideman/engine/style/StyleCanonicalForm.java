package io.sideman.engine.style;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Program: reads the style files named on the command line and writes each back in the shipped
/// layout. For authors.
final class StyleCanonicalForm {
  private StyleCanonicalForm() {}

  public static void main(String[] files) throws IOException {
    for (String name : files) {
      Path file = Path.of(name);
      Style style = StyleReader.read(file);
      if (!Files.readString(file).equals(StyleWriter.text(style))) {
        StyleWriter.write(style, file);
      }
    }
  }
}

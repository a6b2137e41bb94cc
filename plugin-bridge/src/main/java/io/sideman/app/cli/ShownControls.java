package io.sideman.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// UTF-8 in which control characters are written as `^[`, so that no file's name steers the
/// terminal: any character may be in a name. Ends of lines and tabs pass. One thread at a time.
final class ShownControls extends FilterOutputStream {
  private static final int FIRST_HIGH = 0x80; // U+0080 to U+009F: the same, in eight bits
  private static final int LAST_HIGH = 0x9F;
  private static final int BEFORE_HIGH = 0xC2;
  private static final int DELETE = 0x7F;

  private boolean held; // a byte that a high control may follow

  ShownControls(OutputStream out) {
    super(out);
  }

  /// A text in the same manner.
  static String in(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var shown = new ShownControls(bytes)) {
      shown.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void write(int any) throws IOException {
    int value = any & 0xFF;
    if (held) {
      held = false;
      if (value >= FIRST_HIGH && value <= LAST_HIGH) {
        show(value - FIRST_HIGH);
        return;
      }
      out.write(BEFORE_HIGH);
    }
    if (value == BEFORE_HIGH) {
      held = true;
    } else if (value == DELETE || value < ' ' && value != '\n' && value != '\t') {
      show(value);
    } else {
      out.write(value);
    }
  }

  private void show(int control) throws IOException {
    out.write('^');
    out.write(control ^ 0x40);
  }
}

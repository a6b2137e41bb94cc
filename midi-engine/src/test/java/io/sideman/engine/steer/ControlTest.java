package io.sideman.engine.steer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ControlTest {
  private static final Path HEADER =
      Path.of(System.getProperty("sideman.presets"))
          .resolveSibling("native")
          .resolve("include/sideman/control.h");
  private static final Pattern ENTRY =
      Pattern.compile("^\\s*SIDEMAN_([A-Z_]+) = (\\d+)", Pattern.MULTILINE);

  @Test
  void numbersAreThoseOfTheHeader() throws IOException {
    var header = new TreeMap<String, Integer>();
    var found = ENTRY.matcher(Files.readString(HEADER));
    while (found.find()) {
      header.put(found.group(1), Integer.valueOf(found.group(2)));
    }
    var ours = new TreeMap<String, Integer>();
    for (Control control : Control.values()) {
      String name = control.name();
      if (name.equals("DENSITY_DRUMS") || name.equals("MUTE_DRUMS")) {
        ours.put(name.substring(0, name.indexOf('_')), control.number());
      } else if (!name.startsWith("DENSITY_") && !name.startsWith("MUTE_")) {
        ours.put(name, control.number());
      }
    }
    assertEquals(Map.copyOf(header), Map.copyOf(ours));
  }

  @Test
  void rolesFollowEachOtherInTheOrderOfTheBand() {
    for (Role role : Role.values()) {
      assertEquals(4 + role.ordinal(), Control.density(role).number());
      assertEquals(9 + role.ordinal(), Control.mute(role).number());
      assertTrue(Control.density(role).id().endsWith(role.id()));
    }
  }

  @Test
  void everyControlIsFoundByNumberAndName() {
    for (Control control : Control.values()) {
      assertEquals(Optional.of(control), Control.numbered(control.number()));
      assertEquals(Optional.of(control), Control.named(control.id()));
    }
    assertEquals(Optional.empty(), Control.numbered(25));
    assertEquals(Optional.empty(), Control.numbered(-1));
    assertEquals(Optional.empty(), Control.numbered(Control.LIMIT));
  }

  @Test
  void anInputRoleTravelsWithItsMessage() {
    int message = 0x7F4090;
    for (InputRole role : InputRole.values()) {
      assertEquals(role, InputRole.of(role.mark(message)));
      assertEquals(message, role.mark(message) & 0xFFFFFF);
    }
    assertEquals(InputRole.PERFORMER, InputRole.of(message), "unmarked messages lead");
  }
}

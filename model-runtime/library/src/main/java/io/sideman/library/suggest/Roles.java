package io.sideman.library.suggest;

import io.sideman.engine.band.Role;
import io.sideman.library.item.Family;
import io.sideman.library.item.Item;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Who plays in an item.
public final class Roles {
  private Roles() {}

  /// Roles that sound: the item's own, and those that its words name, as `drums` and `bass` of a
  /// session do.
  public static Set<Role> sounding(Item item) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    item.role().ifPresent(roles::add);
    for (Role role : Role.values()) {
      if (item.words().contains(role.id())) {
        roles.add(role);
      }
    }
    return roles;
  }

  /// The role of a loop, told by its instrument where nothing else is known.
  static Optional<Role> of(Item item) {
    return item.role().isPresent() ? item.role() : of(item.family());
  }

  private static Optional<Role> of(Family family) {
    return switch (family) {
      case DRUMS, PERCUSSION -> Optional.of(Role.DRUMS);
      case BASS -> Optional.of(Role.BASS);
      case PIANO, ORGAN, GUITAR, MALLETS -> Optional.of(Role.KEYS);
      case STRINGS, PAD -> Optional.of(Role.PAD);
      case BRASS, WINDS, VOICE, SYNTH -> Optional.of(Role.LEAD);
      case EFFECTS, MIX -> Optional.empty();
    };
  }

  /// Marks the item's role in `into` from `at` on; the sixth place is for none.
  static void mark(Item item, float[] into, int at) {
    into[at + of(item).map(Enum::ordinal).orElse(Role.values().length)] = 1;
  }

  /// Places that [#mark] may write.
  static final int MARKS = Role.values().length + 1;
}

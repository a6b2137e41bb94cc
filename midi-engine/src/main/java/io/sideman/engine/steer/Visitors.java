package io.sideman.engine.steer;

import io.sideman.engine.band.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who visits the band, at most one per role. Never changes.
public final class Visitors {
  /// When those come in who are new.
  public enum Entry {
    /// On the next bar line.
    BAR,
    /// On the next of every four bars of a section, or with the next section.
    PHRASE
  }

  /// The band is among itself.
  public static final Visitors NONE = new Visitors(List.of(), Entry.BAR);

  private final @Nullable VisitingPart[] parts = new VisitingPart[Role.values().length];
  private final Entry entry;

  /// @param parts one that is here already plays on
  /// @param entry of those that are not
  public Visitors(Collection<VisitingPart> parts, Entry entry) {
    for (VisitingPart part : parts) {
      this.parts[part.role().ordinal()] = part;
    }
    this.entry = entry;
  }

  @Nullable VisitingPart part(Role role) {
    return parts[role.ordinal()];
  }

  Entry entry() {
    return entry;
  }

  @Override
  public String toString() {
    return Arrays.toString(parts) + " " + entry;
  }
}

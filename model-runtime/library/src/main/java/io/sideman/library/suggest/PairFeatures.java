package io.sideman.library.suggest;

import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import java.util.List;

/// What a model of fit may know of two items, by reason. Every reason also sees the role of the
/// candidate, so that a bass may lock where a lead should fill.
public final class PairFeatures {
  /// Reasons that are learned from pairs, in the order of a model's parts.
  public static final List<Reason> LEARNED =
      List.of(
          Reason.KEY,
          Reason.GROOVE,
          Reason.DENSITY,
          Reason.REGISTER,
          Reason.TIMBRE,
          Reason.STYLE,
          Reason.RHYTHM);

  private PairFeatures() {}

  /// Numbers that a reason looks at.
  public static int count(Reason reason) {
    return Roles.MARKS
        + switch (reason) {
          case KEY -> HarmonyFeatures.COUNT;
          case GROOVE -> RhythmFeatures.GROOVE_COUNT;
          case DENSITY -> SoundFeatures.DENSITY_COUNT;
          case REGISTER -> SoundFeatures.REGISTER_COUNT;
          case TIMBRE -> SoundFeatures.TIMBRE_COUNT;
          case STYLE -> SoundFeatures.STYLE_COUNT;
          case RHYTHM -> RhythmFeatures.COUNT;
          case WORDS, TASTE -> 0;
        };
  }

  /// What a reason sees of a pair.
  ///
  /// @param session what plays, or the seed
  /// @param placing how the candidate is brought to it
  public static float[] of(Reason reason, Item session, Item item, Placing placing) {
    float[] numbers = new float[count(reason)];
    if (numbers.length == 0) {
      return numbers;
    }
    Roles.mark(item, numbers, 0);
    int at = Roles.MARKS;
    switch (reason) {
      case KEY -> HarmonyFeatures.fill(session, item, placing.transposeSemitones(), numbers, at);
      case GROOVE -> RhythmFeatures.fillGroove(session, item, numbers, at);
      case DENSITY -> SoundFeatures.fillDensity(session, item, placing.octaveOfTime(), numbers, at);
      case REGISTER -> SoundFeatures.fillRegister(session, item, numbers, at);
      case TIMBRE -> SoundFeatures.fillTimbre(session, item, numbers, at);
      case STYLE -> SoundFeatures.fillStyle(session, item, numbers, at);
      case RHYTHM -> RhythmFeatures.fill(session, item, numbers, at);
      case WORDS, TASTE -> {}
    }
    return numbers;
  }

  /// False where a reason has nothing to go by, so that it must not speak for or against.
  public static boolean isKnown(Reason reason, Item session, Item item) {
    return switch (reason) {
      case TIMBRE -> Likeness.isKnown(Aspect.TIMBRE, session, item);
      case STYLE -> Likeness.isKnown(Aspect.STYLE, session, item);
      case KEY -> session.tonality().isPresent() || item.tonality().isEmpty();
      case GROOVE, RHYTHM, DENSITY -> session.beat().isPresent() && item.beat().isPresent();
      case REGISTER -> speaks(reason, session) && speaks(reason, item);
      case WORDS, TASTE -> false;
    };
  }

  /// True where an item by itself has something to say of a reason: a tapped rhythm has no key, a
  /// hummed tune no instrument.
  static boolean speaks(Reason reason, Item item) {
    return switch (reason) {
      case KEY -> item.tonality().isPresent();
      case GROOVE, DENSITY -> item.beat().isPresent();
      case RHYTHM -> item.beat().isPresent() || item.contour().length > 0;
      case REGISTER -> item.texture().octaves().length > 0;
      case TIMBRE -> item.vectors().containsKey(Aspect.TIMBRE);
      case STYLE -> item.vectors().containsKey(Aspect.STYLE);
      case WORDS, TASTE -> false;
    };
  }
}

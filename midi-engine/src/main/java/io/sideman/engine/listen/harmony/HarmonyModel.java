package io.sideman.engine.listen.harmony;

/// Everything learned that hearing harmony needs. Immutable and shared; see [HarmonyModelFile].
///
/// @param chordLive chords from the past alone
/// @param chordWhole chords from both sides
/// @param keyLive keys from the past alone
/// @param keyWhole keys from both sides
/// @param transitions how chords follow each other
/// @param tuning weights between the parts, chosen on validation songs
public record HarmonyModel(
    TiedNetwork chordLive,
    TiedNetwork chordWhole,
    TiedNetwork keyLive,
    TiedNetwork keyWhole,
    ChordTransitions transitions,
    Tuning tuning) {

  /// Outputs per root of the chord networks: qualities, then the bass as an interval above the
  /// root.
  public static final int CHORD_OUTPUTS = ChordSpace.QUALITY_COUNT + 12;

  /// Outputs per tonic of the key networks: major, minor.
  public static final int KEY_OUTPUTS = 2;

  /// Weights between the parts.
  ///
  /// @param liveSharpness exponent of the live network's word against the past
  /// @param livePrior exponent of the prior that is divided out of it
  /// @param liveChange factor on the probability of a change
  /// @param wholeSharpness as `liveSharpness`, for whole files
  /// @param wholePrior as `livePrior`, for whole files
  /// @param wholeChange as `liveChange`, for whole files
  /// @param keySharpness exponent of one beat's word on the key
  /// @param keyChange probability of a change of key per beat, live
  /// @param wholeKeySharpness exponent of one bar's word on the key, for whole files
  /// @param wholeKeyChange probability of a change of key per bar, for whole files
  public record Tuning(
      float liveSharpness,
      float livePrior,
      float liveChange,
      float wholeSharpness,
      float wholePrior,
      float wholeChange,
      float keySharpness,
      float keyChange,
      float wholeKeySharpness,
      float wholeKeyChange) {
    public static final Tuning UNTUNED =
        new Tuning(1, 0.4f, 6, 0.7f, 0.4f, 1, 0.03f, 1e-4f, 0.3f, 1e-3f);
  }

  /// Shape of the live chord network with this many hidden units.
  public static TiedNetwork.Shape chordLiveShape(int hidden) {
    return new TiedNetwork.Shape(LiveFeatures.BLOCKS, LiveFeatures.GLOBALS, hidden, CHORD_OUTPUTS);
  }

  /// Shape of the whole-file chord network with this many hidden units.
  public static TiedNetwork.Shape chordWholeShape(int hidden) {
    return new TiedNetwork.Shape(
        WholeFeatures.BLOCKS, WholeFeatures.GLOBALS, hidden, CHORD_OUTPUTS);
  }

  /// Shape of the live key network with this many hidden units.
  public static TiedNetwork.Shape keyLiveShape(int hidden) {
    return new TiedNetwork.Shape(KeyMemory.BLOCKS, KeyMemory.GLOBALS, hidden, KEY_OUTPUTS);
  }

  /// Shape of the whole-file key network with this many hidden units.
  public static TiedNetwork.Shape keyWholeShape(int hidden) {
    return new TiedNetwork.Shape(WholeKey.BLOCKS, WholeKey.GLOBALS, hidden, KEY_OUTPUTS);
  }
}

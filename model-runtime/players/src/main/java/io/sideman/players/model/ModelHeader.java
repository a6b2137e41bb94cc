package io.sideman.players.model;

import io.sideman.players.lstm.LstmWeights;
import java.util.List;

/// Everything about a model but its numbers.
///
/// @param kind the architecture; `lstm` is the only one yet
/// @param role `drums`, `bass`, `keys`, `pad`, `lead` or `harmony`
/// @param codec name and version of the token language, such as `drums-1`; a reader that speaks
///   another one refuses the model
/// @param inputs length of the sparse input: tokens first, then conditioning
/// @param hidden units per layer
/// @param layers LSTM layers
/// @param outputs tokens that can come next
/// @param storage how weights lie in the file
/// @param tokens name of each token, `outputs` of them
/// @param genres genre names that condition the model, in the order of their input
/// @param dataSheet origin of the model
public record ModelHeader(
    String kind,
    String role,
    String codec,
    int inputs,
    int hidden,
    int layers,
    int outputs,
    Storage storage,
    List<String> tokens,
    List<String> genres,
    DataSheet dataSheet) {

  public static final String LSTM = "lstm";

  /// How weights lie in the file. Both are read into 32-bit floats.
  public enum Storage {
    FP32(4),
    /// The upper half of a 32-bit float: half the size, about three decimal digits.
    BF16(2);

    private final int bytes;

    Storage(int bytes) {
      this.bytes = bytes;
    }

    public int bytes() {
      return bytes;
    }
  }

  public ModelHeader {
    check(kind.equals(LSTM), "kind must be \"lstm\"", "\"" + kind + "\"");
    range("inputs", inputs, 1 << 16);
    range("hidden", hidden, 4096);
    range("layers", layers, 8);
    range("outputs", outputs, 1 << 16);
    check(outputs <= inputs, "outputs must not exceed inputs (" + inputs + ")", "" + outputs);
    tokens = List.copyOf(tokens);
    genres = List.copyOf(genres);
    check(tokens.size() == outputs, "tokens must name each of " + outputs, "" + tokens.size());
  }

  /// A header whose sizes are those of `weights`.
  public static ModelHeader of(
      String role,
      String codec,
      LstmWeights weights,
      Storage storage,
      List<String> tokens,
      List<String> genres,
      DataSheet dataSheet) {
    return new ModelHeader(
        LSTM,
        role,
        codec,
        weights.inputs(),
        weights.hidden(),
        weights.layers(),
        weights.outputs(),
        storage,
        tokens,
        genres,
        dataSheet);
  }

  private static void range(String name, int value, int most) {
    check(value >= 1 && value <= most, name + " must be 1-" + most, "" + value);
  }

  private static void check(boolean holds, String rule, String found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", but was " + found);
    }
  }
}

package io.sideman.corpus.chorales;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sideman.corpus.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One chorale: keys of soprano, alto, tenor and bass per 16th.
///
/// @param split the literature's own
/// @param sixteenths (16th, voice), [#REST] where a voice is silent
public record Chorale(String name, Split split, List<List<Integer>> sixteenths) {
  public static final int VOICES = 4;
  public static final int REST = -1;

  private static final Map<String, Split> SIDES =
      Map.of("train", Split.TRAIN, "valid", Split.VALIDATION, "test", Split.TEST);

  public Chorale {
    sixteenths = List.copyOf(sixteenths);
    for (List<Integer> keys : sixteenths) {
      if (keys.size() != VOICES) {
        throw new IllegalArgumentException(
            name + ": each 16th must have 4 voices, but one has " + keys.size());
      }
    }
  }

  public int key(int sixteenth, int voice) {
    return sixteenths.get(sixteenth).get(voice);
  }

  /// All chorales of the set.
  ///
  /// @param data folder of the data sets
  public static List<Chorale> read(Path data) throws IOException {
    Path file = data.resolve("eval_only").resolve("jsb").resolve("Jsb16thSeparated.json");
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": the chorales are missing; see docs/training.md");
    }
    Map<String, List<List<List<Integer>>>> sides =
        JsonMapper.builder().build().readValue(file.toFile(), new TypeReference<>() {});
    var chorales = new ArrayList<Chorale>();
    for (String side : List.of("train", "valid", "test")) {
      int number = 0;
      for (List<List<Integer>> each : sides.getOrDefault(side, List.of())) {
        chorales.add(
            new Chorale(side + " " + number++, SIDES.getOrDefault(side, Split.TEST), each));
      }
    }
    return chorales;
  }
}

package io.sideman.engine.score;

import java.util.stream.Collectors;

/// Everything a score says, line by line, to compare two.
final class ScoreText {
  private ScoreText() {}

  static String of(Score score) {
    return String.join(
        "\n",
        "title " + score.title(),
        "tempos "
            + score.tempos().stream()
                .map(each -> each.startTick() + " " + Math.round(each.microsPerQuarter()))
                .toList(),
        "metres " + score.meters().changes(),
        "keys " + score.keys(),
        "chords " + score.chords().spans(),
        "sections " + score.sections(),
        "length " + score.lengthTicks(),
        score.parts().stream().map(ScoreText::part).collect(Collectors.joining("\n")));
  }

  private static String part(Part part) {
    return "part %s %d %d %d %d\n"
            .formatted(part.name(), part.channel(), part.program(), part.volume(), part.pan())
        + part.notes().stream().map(Object::toString).collect(Collectors.joining("\n"));
  }
}

package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LikeMineTest {
  @TempDir Path home;

  @Test
  void whatWasLikedChoosesTheStyle() throws IOException {
    for (String style : new String[] {"bossa-nova", "jazz-swing"}) {
      Path liked = home.resolve("liked.mid");
      Path mine = home.resolve("mine.mid");
      run("library", "taste", "forget");
      run(
          "generate",
          "--style",
          style,
          "--bars",
          "8",
          "--adventure",
          "0",
          "--out",
          liked.toString());
      run("library", "like", liked.toString());
      String told =
          run(
              "generate",
              "--like-mine",
              "--bars",
              "2",
              "--adventure",
              "0",
              "--out",
              mine.toString());
      assertTrue(told.contains("Like yours: ") && told.contains("density"), told);
      String shown = run("style", "show", style).lines().findFirst().orElseThrow();
      String name = told.substring(told.indexOf(": ") + 2, told.indexOf(','));
      assertTrue(shown.contains(name), shown + " was liked, but: " + told);
      byte[] first = Files.readAllBytes(mine);
      run("generate", "--like-mine", "--bars", "2", "--adventure", "0", "--out", mine.toString());
      assertArrayEquals(first, Files.readAllBytes(mine), "the same again");
    }
  }

  @Test
  void withoutLikesItSaysWhatToDo() {
    CommandLineRun.of(
            home, "generate", "--like-mine", "--bars", "2", "--out", home.resolve("x.mid") + "")
        .failsWith(3, "you liked nothing yet", "sideman library like FILE");
  }

  private String run(String... arguments) {
    var run = CommandLineRun.of(home, arguments);
    assertEquals(0, run.code(), run.err());
    return run.out();
  }
}
